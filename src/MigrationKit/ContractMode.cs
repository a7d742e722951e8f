namespace MigrationKit;

/// <summary>When contract steps are run that <see cref="MigrationPhase.Expand"/> has left waiting.</summary>
public enum ContractMode
{
    /// <summary>By <c>dotnet migrationkit database contract</c>, or a run with <see cref="MigrationPhase.All"/>.</summary>
    OnDemand,

    /// <summary>
    /// Also by themselves: at a start, and by a host beside the application, once all processes that say that they run know the migration.
    /// A migration waits for <see cref="OnDemand"/> all the same where no version before it has ever said that it runs.
    /// </summary>
    WhenUnused,
}
