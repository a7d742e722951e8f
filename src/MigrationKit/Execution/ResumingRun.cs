using System.Runtime.ExceptionServices;
using MigrationKit.Data;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Execution;

/// <summary>
/// Runs until it is done or fails for a reason that waiting does not cure. When the connection is lost, be it in the middle of a commit
/// whose outcome nobody knows then, a new session takes the lock and reads the journal, which knows.
/// </summary>
/// <param name="source">Where to connect to.</param>
/// <param name="tables">The history of what is to be applied.</param>
/// <param name="others">Those of the other models of the application.</param>
/// <param name="options">How to apply.</param>
/// <param name="scripts">Reads scripts.</param>
/// <param name="logger">Where to log.</param>
internal sealed class ResumingRun(
    ConnectionSource source,
    HistoryTables tables,
    IReadOnlyList<string> others,
    MigrationOptions options,
    ScriptSteps scripts,
    ILogger logger)
{
    private readonly Outage _outage = new(options.ServerTimeout, logger);
    private readonly AppliedMigrations _applied = new();

    public async Task<IReadOnlyList<ModelReport>> RunAsync(IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        MigrationException? loss = null;
        var serverStart = default(DateTime);
        while (true)
        {
            MigrationSession? session = null;
            try
            {
                session = await MigrationSession.OpenAsync(source, tables.OnlySchema, logger, cancellationToken).ConfigureAwait(false);
                if (loss is not null && ConnectionLoss.IsByAdministrator(loss) && session.ServerStart == serverStart)
                {
                    ExceptionDispatchInfo.Throw(loss);
                }

                serverStart = session.ServerStart;
                if (await TryRunAsync(session, sets, cancellationToken).ConfigureAwait(false) is { } reports)
                {
                    return reports;
                }
            }
            catch (MigrationException error) when (error != loss && ConnectionLoss.MayPass(error))
            {
                if (session is not null)
                {
                    loss = error;
                    _outage.SessionLost(session.HasProgressed);
                }

                await _outage.WaitAsync(error, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (session is not null)
                {
                    await session.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Null when the server is a standby that has not got everything yet.</summary>
    private async Task<IReadOnlyList<ModelReport>?> TryRunAsync(
        MigrationSession session, IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        if (!session.IsStandby)
        {
            _outage.End();
            return await new SchemaRun(session, tables, others, options, scripts, _applied, logger)
                .RunAsync(sets, cancellationToken).ConfigureAwait(false);
        }

        // What another process applied on the primary arrives here too.
        if (await ReportStandbyAsync(session, sets, cancellationToken).ConfigureAwait(false) is { } reports)
        {
            return reports;
        }

        await _outage.WaitAsync(ServerFailure.Standby(), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<IReadOnlyList<ModelReport>?> ReportStandbyAsync(
        MigrationSession session, IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        var reports = new List<ModelReport>();
        foreach (var set in sets)
        {
            var recorded = await HistoryReader
                .ReadAsync(session.Connection, tables, set.ModelName, cancellationToken).ConfigureAwait(false);
            var verdict = HistoryComparer.Compare(set, recorded, options.Phase);
            verdict.ThrowIfFaulty();
            var missing = verdict.State == ModelState.Ahead
                ? []
                : await new DataSurvey([set], options).FindMissingAsync(session.Connection, set, cancellationToken).ConfigureAwait(false);
            if (verdict.State == ModelState.Pending || missing.Count > 0)
            {
                return null;
            }

            reports.Add(_applied.ReportOf(set, verdict.State == ModelState.Ahead));
        }

        return reports;
    }
}
