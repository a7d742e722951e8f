using MigrationKit.History;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Says which contract steps may be run: those that the phase allows, and where they run by themselves those that everybody who runs knows.
/// The answer holds for the moment. So it is asked for without the lock to see whether there is something to do, under the lock to decide
/// what, and again before each migration that has some.
/// </summary>
internal sealed class ContractGate(MigrationOptions options)
{
    /// <summary>Whether it depends on who runs.</summary>
    public bool AsksWhoRuns =>
        options is { Phase: MigrationPhase.Expand, Contract: ContractMode.WhenUnused, Mode: MigrationMode.ApplyPending };

    public async Task<ContractLimit> LimitAsync(
        NpgsqlConnection connection, MigrationSet set, IReadOnlyList<RecordedMigration> recorded, CancellationToken cancellationToken) =>
        AsksWhoRuns
            ? LimitOf(recorded, await VersionsAsync(connection, set, recorded, cancellationToken).ConfigureAwait(false))
            : ContractLimit.Of(options.Phase);

    /// <summary>The same, where it is known who runs.</summary>
    public ContractLimit LimitOf(IReadOnlyList<RecordedMigration> recorded, RunningVersions versions)
    {
        // What waits, or would wait next.
        var first = recorded.FirstOrDefault(static row => row.IsExpanded)?.Ordinal ?? recorded.Count + 1;
        return options.TrustsRegister || versions.HasPredecessorOf(first) ? versions.Limit : ContractLimit.None;
    }

    /// <summary>What those who run know.</summary>
    public static async Task<RunningVersions> VersionsAsync(
        NpgsqlConnection connection, MigrationSet set, IReadOnlyList<RecordedMigration> recorded, CancellationToken cancellationToken)
    {
        var toCome = HistoryComparer.Compare(set, recorded, ContractLimit.None).Pending;
        return new RunningVersions(recorded, toCome, await InstanceRegister.ReadAsync(connection, set, cancellationToken).ConfigureAwait(false));
    }
}
