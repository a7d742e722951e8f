namespace MigrationKit.Data;

/// <summary>A data migration that was begun and is not finished.</summary>
/// <param name="Id">Its id.</param>
/// <param name="After">The migration that it comes after.</param>
/// <param name="Batches">How many of its batches are committed.</param>
internal sealed record UnfinishedDataMigration(string Id, string After, long Batches);
