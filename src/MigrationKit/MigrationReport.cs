using MigrationKit.Hosting;

namespace MigrationKit;

/// <summary>What applying did.</summary>
public sealed record MigrationReport
{
    /// <summary>One entry per model, in the order of the sets.</summary>
    public required IReadOnlyList<ModelReport> Models { get; init; }

    /// <summary>How long it took, waiting included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The version of the server; null when no server was asked.</summary>
    public Version? ServerVersion { get; init; }

    /// <summary>Why nothing was looked at, such as a design-time host; null when the database was asked.</summary>
    public string? SkippedBecause { get; init; }

    /// <summary>Whether something was pending at first, whoever applied it since: what was read of the database before may be out of date.</summary>
    internal bool WasBehind { get; init; }

    /// <summary>Whether there was nothing to apply, data migrations and seeders included.</summary>
    public bool IsUpToDate => SkippedBecause is null && Models.All(static model => model.IsUnchanged);

    /// <summary>The migrations that were applied, of all models.</summary>
    public IEnumerable<AppliedMigration> Applied => Models.SelectMany(static model => model.Applied);

    /// <summary>A line per model and per migration, as <c>--migrate-only</c> prints it.</summary>
    public override string ToString() => SkippedBecause ?? string.Join(Environment.NewLine, MigrateOnly.Summary(this));

    internal static MigrationReport Skipped(string reason) => new() { Models = [], Duration = TimeSpan.Zero, SkippedBecause = reason };
}
