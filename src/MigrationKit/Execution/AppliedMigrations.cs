namespace MigrationKit.Execution;

/// <summary>What this process has applied, over all the sessions that it took.</summary>
internal sealed class AppliedMigrations
{
    private readonly Dictionary<string, List<AppliedMigration>> _byModel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AppliedDataMigration>> _dataByModel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _seededByModel = new(StringComparer.Ordinal);

    /// <summary>Whether no migration was applied; data and seeds leave the schema as it is.</summary>
    public bool IsEmpty => _byModel.Count == 0;

    // A standby that was promoted may not have got the last commits of its primary; then they are made again.
    public void Add(MigrationSet set, AppliedMigration migration) => Add(_byModel, set, migration, static x => x.Id);

    public void Add(MigrationSet set, AppliedDataMigration migration) => Add(_dataByModel, set, migration, static x => x.Id);

    public void AddSeeded(MigrationSet set, string key) => Add(_seededByModel, set, key, static x => x);

    public ModelReport ReportOf(MigrationSet set, bool isAhead) => new()
    {
        ModelName = set.ModelName,
        Applied = _byModel.GetValueOrDefault(set.ModelName) ?? [],
        DataMigrations = _dataByModel.GetValueOrDefault(set.ModelName) ?? [],
        Seeded = _seededByModel.GetValueOrDefault(set.ModelName) ?? [],
        IsAhead = isAhead,
    };

    private static void Add<T>(Dictionary<string, List<T>> byModel, MigrationSet set, T item, Func<T, string> name)
    {
        if (!byModel.TryGetValue(set.ModelName, out var list))
        {
            byModel.Add(set.ModelName, list = []);
        }

        list.RemoveAll(earlier => name(earlier) == name(item));
        list.Add(item);
    }
}
