namespace MigrationKit;

/// <summary>A row of the history table.</summary>
public sealed record RecordedMigration
{
    /// <summary>The migration.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the history of its model, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The fingerprint of the schema that it started from.</summary>
    public required string From { get; init; }

    /// <summary>The fingerprint of the schema that it led to.</summary>
    public required string To { get; init; }

    /// <summary>The checksum of the script that was run.</summary>
    public required string Checksum { get; init; }

    /// <summary>When it was recorded, by the clock of the server. For display: the order is that of <see cref="Ordinal"/>.</summary>
    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>How long its steps took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The role that applied it.</summary>
    public required string AppliedBy { get; init; }

    /// <summary>The version of MigrationKit that applied it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Whether the row is what was written, and follows the row that it was written after.</summary>
    internal bool IsLinked { get; init; } = true;

    /// <summary>Whether its contract steps, or those of a migration before it, still wait: the row is not in the history yet.</summary>
    internal bool IsExpanded { get; init; }
}
