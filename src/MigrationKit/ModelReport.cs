namespace MigrationKit;

/// <summary>What applying did for one model.</summary>
public sealed record ModelReport
{
    /// <summary>The name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>The migrations that were applied now, in order; empty when there were none to apply.</summary>
    public required IReadOnlyList<AppliedMigration> Applied { get; init; }

    /// <summary>The data migrations that were finished now, in order.</summary>
    public IReadOnlyList<AppliedDataMigration> DataMigrations { get; init; } = [];

    /// <summary>The keys of the seeders that were run now, in order.</summary>
    public IReadOnlyList<string> Seeded { get; init; } = [];

    /// <summary>Whether there was nothing to do.</summary>
    internal bool IsUnchanged => Applied.Count + DataMigrations.Count + Seeded.Count == 0;

    /// <summary>
    /// Whether the database has all migrations of this assembly and newer ones besides, as when an old replica restarts while a new
    /// version is rolled out. Nothing is applied then.
    /// </summary>
    public bool IsAhead { get; init; }
}
