namespace MigrationKit.Execution;

/// <summary>What this process has applied, over all the sessions that it took.</summary>
internal sealed class AppliedMigrations
{
    private readonly Dictionary<string, List<AppliedMigration>> _byModel = new(StringComparer.Ordinal);

    public void Add(MigrationSet set, AppliedMigration migration)
    {
        if (!_byModel.TryGetValue(set.ModelName, out var list))
        {
            _byModel.Add(set.ModelName, list = []);
        }

        // A standby that was promoted may not have got the last commits of its primary; then they are made again.
        list.RemoveAll(earlier => earlier.Id == migration.Id);
        list.Add(migration);
    }

    public ModelReport ReportOf(MigrationSet set, bool isAhead) =>
        new() { ModelName = set.ModelName, Applied = _byModel.GetValueOrDefault(set.ModelName) ?? [], IsAhead = isAhead };
}
