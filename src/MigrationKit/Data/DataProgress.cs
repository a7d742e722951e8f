namespace MigrationKit.Data;

/// <summary>How far a data migration is.</summary>
/// <param name="Checkpoint">Where the next batch begins; null for the first one.</param>
/// <param name="Batches">How many batches are committed.</param>
internal sealed record DataProgress(string? Checkpoint, long Batches);
