using MigrationKit.History;

namespace MigrationKit.Execution;

/// <summary>What waits of a model, and for whom.</summary>
/// <param name="Expanded">The migrations whose contract steps wait, in order; of some of them it is those of one before.</param>
/// <param name="Lacking">The processes that run and do not know the last one of them.</param>
/// <param name="MayBegin">Whether those of the first one may be run now.</param>
/// <param name="HasPredecessor">Whether a version that does not know the first one has ever said that it runs.</param>
/// <param name="IsAhead">Whether the database has migrations that this assembly does not know.</param>
internal sealed record ContractOutlook(
    IReadOnlyList<Migration> Expanded, IReadOnlyList<Instance> Lacking, bool MayBegin, bool HasPredecessor, bool IsAhead)
{
    /// <summary>The ids of what waits, for people.</summary>
    public string Ids => string.Join(", ", Expanded.Select(static migration => migration.Id));

    /// <param name="set">The model.</param>
    /// <param name="recorded">The history, and after it what is expanded.</param>
    /// <param name="versions">What those who run know.</param>
    /// <param name="limit">Which contract steps may be run.</param>
    /// <exception cref="MigrationException">The history is at fault.</exception>
    public static ContractOutlook Of(
        MigrationSet set, IReadOnlyList<RecordedMigration> recorded, RunningVersions versions, ContractLimit limit)
    {
        var verdict = HistoryComparer.Compare(set, recorded, ContractLimit.None);
        verdict.ThrowIfFaulty();
        var isAhead = verdict.State == ModelState.Ahead;
        if (verdict.Expanded.Count == 0)
        {
            return new ContractOutlook([], [], MayBegin: false, HasPredecessor: false, isAhead);
        }

        var (first, last) = (PlaceOf(verdict.Expanded[0], recorded), PlaceOf(verdict.Expanded[^1], recorded));
        return new ContractOutlook(verdict.Expanded, versions.Lacking(last), limit.Covers(first), versions.HasPredecessorOf(first), isAhead);
    }

    private static int PlaceOf(Migration migration, IReadOnlyList<RecordedMigration> recorded) =>
        recorded.First(row => row.Id == migration.Id).Ordinal;
}
