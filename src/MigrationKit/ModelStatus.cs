namespace MigrationKit;

/// <summary>What a database has of one model.</summary>
public sealed record ModelStatus
{
    /// <summary>The name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>How the history relates to the migrations of the assembly.</summary>
    public required ModelState State { get; init; }

    /// <summary>What the history table has, oldest first.</summary>
    public required IReadOnlyList<RecordedMigration> Recorded { get; init; }

    /// <summary>The ids of the migrations still to be applied, in order; empty where <see cref="Fault"/> says why none can be.</summary>
    public required IReadOnlyList<string> Pending { get; init; }

    /// <summary>
    /// The ids of the known migrations whose contract steps still wait, in order. They are in <see cref="Pending"/> too, unless
    /// <see cref="MigrationOptions.Phase"/> is <see cref="MigrationPhase.Expand"/>.
    /// </summary>
    public IReadOnlyList<string> Expanded { get; init; } = [];

    /// <summary>Why the history cannot be continued, as the exception of applying would say it; null when it can.</summary>
    public string? Fault { get; init; }
}
