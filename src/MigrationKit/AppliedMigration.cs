namespace MigrationKit;

/// <summary>A migration that was applied.</summary>
/// <param name="Id">The migration.</param>
/// <param name="StepCount">How many steps were run; fewer than the script has when earlier ones were done before.</param>
/// <param name="Duration">How long these steps took.</param>
public sealed record AppliedMigration(string Id, int StepCount, TimeSpan Duration)
{
    /// <summary>
    /// How many steps of it wait until no process of an older version is left; 0 unless <see cref="MigrationOptions.Phase"/> is
    /// <see cref="MigrationPhase.Expand"/>.
    /// </summary>
    public int WaitingStepCount { get; init; }
}
