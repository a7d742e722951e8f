namespace MigrationKit.History;

/// <summary>What the journal has of a step.</summary>
/// <param name="Step">The number of the step, from 1.</param>
/// <param name="IsDone">Done, or only started.</param>
/// <param name="Checksum">Of the statements that are done.</param>
/// <param name="StatementsDone">How many of the statements are known to be done.</param>
internal sealed record StepState(int Step, bool IsDone, string Checksum, int StatementsDone)
{
    /// <summary>The number that no step has: its row says that the migration is the last one of a first run.</summary>
    public const int FirstRun = 0;

    public bool IsFirstRun => Step == FirstRun;
}
