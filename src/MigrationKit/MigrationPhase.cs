namespace MigrationKit;

/// <summary>Which steps of pending migrations are run.</summary>
public enum MigrationPhase
{
    /// <summary>All of them, in order.</summary>
    All,

    /// <summary>
    /// Those that code of the version before survives. Steps that are marked <c>phase=contract</c> wait until no process of an older
    /// version is left, for <c>dotnet migrationkit database contract</c> or a run with <see cref="All"/>. A database that has nothing
    /// of the model yet is brought to its last migration at once: no code knows an older shape of it.
    /// </summary>
    Expand,
}
