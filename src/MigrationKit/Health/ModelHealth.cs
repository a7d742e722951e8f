namespace MigrationKit.Health;

/// <summary>How one model is in the database.</summary>
internal sealed record ModelHealth
{
    public required string ModelName { get; init; }

    public required ModelState State { get; init; }

    /// <summary>The last migration of the assembly; null when it has none.</summary>
    public string? Expected { get; init; }

    /// <summary>The last migration of the database; null when it has none.</summary>
    public string? Head { get; init; }

    /// <summary>What is still to be applied.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>The migrations of the assembly whose contract steps wait. They are pending besides where the phase wants those steps.</summary>
    public IReadOnlyList<string> Expanded { get; init; } = [];

    /// <summary>The migrations after those of the assembly that took away or tightened what code before them may use.</summary>
    public IReadOnlyList<string> Contracted { get; init; } = [];

    /// <summary>Why the history cannot be continued.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether somebody holds the migration lock: an up-to-date start takes none.</summary>
    public bool IsMigrating { get; init; }

    /// <summary>The migration that was begun and not finished, if it is one of those that are pending.</summary>
    public string? Begun { get; init; }
}
