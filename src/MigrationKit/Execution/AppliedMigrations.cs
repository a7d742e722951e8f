namespace MigrationKit.Execution;

/// <summary>What this process has applied, over all the sessions that it took.</summary>
internal sealed class AppliedMigrations
{
    private readonly Dictionary<string, List<AppliedMigration>> _byModel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AppliedMigration>> _begunByModel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AppliedDataMigration>> _dataByModel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _seededByModel = new(StringComparer.Ordinal);

    /// <summary>Whether no migration was applied; data and seeds leave the schema as it is.</summary>
    public bool IsEmpty => _byModel.Count == 0;

    /// <summary>Migrations are sent to the server, and it may never be heard that they are done.</summary>
    public void Begin(MigrationSet set, IEnumerable<MigrationShare> shares)
    {
        foreach (var share in shares)
        {
            Add(
                _begunByModel,
                set,
                new AppliedMigration(share.Migration.Id, share.Now.Count, TimeSpan.Zero) { WaitingStepCount = share.Waiting },
                static x => x.Id);
        }
    }

    /// <summary>Tells from the history what of the begun ones was done before the connection was lost.</summary>
    public void Settle(MigrationSet set, IReadOnlyList<RecordedMigration> recorded)
    {
        foreach (var begun in _begunByModel.GetValueOrDefault(set.ModelName) ?? [])
        {
            if (recorded.FirstOrDefault(migration => migration.Id == begun.Id) is { } found && !Has(set, begun.Id))
            {
                Add(set, begun with { Duration = found.Duration });
            }
        }

        _begunByModel.Remove(set.ModelName);
    }

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

    private bool Has(MigrationSet set, string id) => _byModel.GetValueOrDefault(set.ModelName)?.Exists(applied => applied.Id == id) ?? false;

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
