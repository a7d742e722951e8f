namespace MigrationKit.Drift;

/// <summary>Whether a recorded state is what a database can be compared with. Two that are equal, one before and one after a reading, say that nothing was applied meanwhile.</summary>
/// <param name="RecordedAt">When the state was recorded.</param>
/// <param name="IsOfHead">Whether no statement of a migration was carried out since.</param>
/// <param name="IsUnfinished">Whether a migration was begun and not finished.</param>
/// <param name="IsMigrating">Whether some process has the migration lock.</param>
internal sealed record StateStamp(DateTimeOffset RecordedAt, bool IsOfHead, bool IsUnfinished, bool IsMigrating);
