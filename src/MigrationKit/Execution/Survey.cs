using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Separates the sets with nothing to do from the others, without the lock: a history only ever grows, so what is complete or at fault
/// here stays so, and an old replica does not wait for a migration that a new one is running.
/// </summary>
internal sealed class Survey(ConnectionSource source, IReadOnlyList<MigrationSet> sets, MigrationPhase phase, ILogger logger)
{
    /// <exception cref="MigrationException">The database cannot be read, or a history is at fault.</exception>
    public async Task<SurveyResult> TakeAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await TakeAsync(connection, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }

    private async Task<SurveyResult> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var version = connection.PostgreSqlVersion;
        var open = new List<OpenSet>();
        var settled = new List<ModelReport>();
        var areApplied = await HistoryReader.AreHeadsAppliedAsync(connection, sets, phase, cancellationToken).ConfigureAwait(false);
        foreach (var set in sets)
        {
            var verdict = areApplied
                ? new HistoryVerdict(ModelState.UpToDate, [])
                : await CompareAsync(connection, set, cancellationToken).ConfigureAwait(false);
            verdict.ThrowIfFaulty();
            MigrationTelemetry.Pending(set.ModelName, verdict.Pending.Count);
            if (verdict.State == ModelState.Pending)
            {
                open.Add(new OpenSet(set, verdict.Pending));
            }
            else
            {
                settled.Add(Report(set, verdict));
            }
        }

        return new SurveyResult(settled, open, version);
    }

    private async Task<HistoryVerdict> CompareAsync(
        NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        var tables = new HistoryTables(set.HistorySchema);
        var recorded = await HistoryReader.ReadAsync(connection, tables, set.ModelName, cancellationToken).ConfigureAwait(false);
        return HistoryComparer.Compare(set, recorded, phase);
    }

    private ModelReport Report(MigrationSet set, HistoryVerdict verdict)
    {
        if (verdict.State == ModelState.Ahead)
        {
            logger.Ahead(set.ModelName, string.Join(", ", verdict.Unknown));
        }
        else
        {
            logger.UpToDate(set.ModelName, set.Migrations.Count == 0 ? "(no migrations)" : set.Migrations[^1].Id);
        }

        return new ModelReport { ModelName = set.ModelName, Applied = [], IsAhead = verdict.State == ModelState.Ahead };
    }
}
