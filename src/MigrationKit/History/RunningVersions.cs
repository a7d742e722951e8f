namespace MigrationKit.History;

/// <summary>
/// What the processes that run know of a model. The order of migrations is that of the database; those that are not applied yet come after
/// all others, in the order of the set.
/// </summary>
/// <param name="recorded">The history, and after it what is expanded.</param>
/// <param name="toCome">The migrations of the set that are not recorded, in order.</param>
/// <param name="instances">The processes.</param>
internal sealed class RunningVersions(
    IReadOnlyList<RecordedMigration> recorded, IReadOnlyList<Migration> toCome, IReadOnlyList<Instance> instances)
{
    /// <summary>The processes that run and do not know a migration: they may need what its contract steps take away.</summary>
    /// <param name="ordinal">The place of the migration.</param>
    public IReadOnlyList<Instance> Lacking(int ordinal) =>
        [.. instances.Where(instance => instance.IsLive && OrdinalOf(instance) < ordinal)];

    /// <summary>All that everybody who runs knows.</summary>
    public ContractLimit Limit => new(instances.Where(static instance => instance.IsLive).Select(OrdinalOf).DefaultIfEmpty(int.MaxValue).Min());

    /// <summary>Whether a version that does not know a migration has ever said that it runs. If not, it may be running all the same.</summary>
    /// <param name="ordinal">The place of the migration.</param>
    public bool HasPredecessorOf(int ordinal) => instances.Any(instance => OrdinalOf(instance) is var known && known > 0 && known < ordinal);

    /// <summary>
    /// The place of the last migration that a process knows; 0 if that cannot be told, as of another branch. A migration that was squashed
    /// since is known by where it led.
    /// </summary>
    private int OrdinalOf(Instance instance)
    {
        var row = recorded.FirstOrDefault(row => row.Id == instance.MigrationId && row.To == instance.Fingerprint);
        if (row is not null)
        {
            return row.Ordinal;
        }

        var index = toCome.TakeWhile(migration => migration.Id != instance.MigrationId || migration.To != instance.Fingerprint).Count();
        return index < toCome.Count
            ? recorded.Count + 1 + index
            : recorded.FirstOrDefault(row => row.To == instance.Fingerprint)?.Ordinal ?? 0;
    }
}
