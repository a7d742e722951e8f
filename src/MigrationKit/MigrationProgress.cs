namespace MigrationKit;

/// <summary>
/// How far a step is. Reported when a step begins, when it ends, and every <see cref="MigrationOptions.ProgressInterval"/> in between.
/// </summary>
public sealed record MigrationProgress
{
    /// <summary>The name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>The migration.</summary>
    public required string MigrationId { get; init; }

    /// <summary>The number of the step in its migration, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>How many steps the migration has.</summary>
    public required int StepCount { get; init; }

    /// <summary>What kind of statement the step has, such as <c>CREATE INDEX CONCURRENTLY</c>; <c>BATCH</c> for several kinds.</summary>
    public required string Operation { get; init; }

    /// <summary>Where the step is in its life.</summary>
    public required MigrationProgressState State { get; init; }

    /// <summary>How long it has been running, retries included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// What is known of its work: of an index that is built, and of a generated backfill. Null of all others, such as VALIDATE CONSTRAINT,
    /// of which PostgreSQL tells nothing.
    /// </summary>
    public MigrationWork? Work { get; init; }
}
