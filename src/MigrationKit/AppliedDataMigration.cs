namespace MigrationKit;

/// <summary>A data migration that was finished.</summary>
/// <param name="Id">The data migration.</param>
/// <param name="BatchCount">How many batches were committed now; fewer than it took when earlier ones were committed before.</param>
/// <param name="Duration">How long these batches took.</param>
public sealed record AppliedDataMigration(string Id, long BatchCount, TimeSpan Duration);
