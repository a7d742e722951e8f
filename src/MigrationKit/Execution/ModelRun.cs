using MigrationKit.Data;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>Applies what is pending of one model, under the lock.</summary>
/// <param name="session">The session that has the lock.</param>
/// <param name="migrationLock">The lock.</param>
/// <param name="tables">Where the history is.</param>
/// <param name="options">How.</param>
/// <param name="scripts">Reads scripts.</param>
/// <param name="done">Where to say what was done.</param>
/// <param name="hasWorkInCode">Whether an application, this one or another, has ever brought data migrations or seeders.</param>
/// <param name="logger">Where to log.</param>
internal sealed class ModelRun(
    MigrationSession session,
    AdvisoryLock migrationLock,
    HistoryTables tables,
    MigrationOptions options,
    ScriptSteps scripts,
    AppliedMigrations done,
    bool hasWorkInCode,
    ILogger logger)
{
    private readonly NpgsqlConnection _connection = session.Connection;
    private readonly ContractGate _gate = new(options);
    private readonly HazardGate _hazards = new(options);

    /// <param name="set">The model.</param>
    /// <param name="history">What is recorded of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MigrationException">The history is at fault, or something failed; what was done stays recorded.</exception>
    public async Task<ModelReport> RunAsync(MigrationSet set, ModelHistory history, CancellationToken cancellationToken)
    {
        while (true)
        {
            var recorded = history.Migrations;
            done.Settle(set, recorded);
            var limit = await _gate.LimitAsync(_connection, set, recorded, cancellationToken).ConfigureAwait(false);
            var verdict = HistoryComparer.Compare(set, recorded, limit);
            verdict.ThrowIfFaulty();
            // What comes after an expanded migration is done before its contract steps, whoever runs those.
            var data = await DataRun.PrepareAsync(
                session, migrationLock, tables, set, HistoryComparer.Compare(set, recorded, ContractLimit.None), options, done, logger, cancellationToken)
                .ConfigureAwait(false);
            await data.RunDueAsync(cancellationToken).ConfigureAwait(false);
            if (verdict.Pending.Count == 0 || await TryApplyAsync(set, verdict, history, limit, data, cancellationToken).ConfigureAwait(false))
            {
                await data.SeedAsync(cancellationToken).ConfigureAwait(false);
                if (verdict.State == ModelState.Ahead)
                {
                    await AheadNotice.TellAsync(_connection, set, verdict, logger, cancellationToken).ConfigureAwait(false);
                }

                return done.ReportOf(set, verdict.State == ModelState.Ahead);
            }

            history = await ReadAsync(set, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ModelHistory> ReadAsync(MigrationSet set, CancellationToken cancellationToken) =>
        (await ModelHistory.ReadAsync(_connection, tables, [set.ModelName], missing: [], cancellationToken).ConfigureAwait(false))[0];

    /// <returns>False if meanwhile somebody began to run who needs what would be taken away next: then it is to be looked at again.</returns>
    private async Task<bool> TryApplyAsync(
        MigrationSet set,
        HistoryVerdict verdict,
        ModelHistory history,
        ContractLimit limit,
        DataRun data,
        CancellationToken cancellationToken)
    {
        var recorded = history.Migrations;
        if (hasWorkInCode)
        {
            await data.ThrowIfUnfinishedElsewhereAsync(cancellationToken).ConfigureAwait(false);
        }

        var pending = verdict.Pending;
        logger.Applying(pending.Count, set.ModelName, string.Join(", ", pending.Select(static migration => migration.Id)));
        if (recorded.Count == 0 && (options.Phase == MigrationPhase.Expand || _hazards.IsClosed))
        {
            await _connection.ExecuteAsync(
                cancellationToken, new MigrationJournal(tables, set.ModelName, pending[^1]).StepStarted(StepState.FirstRun)).ConfigureAwait(false);
            history = await ReadAsync(set, cancellationToken).ConfigureAwait(false);
        }

        var split = PhaseSplit.Of(migration => scripts.Of(set, migration), verdict, recorded, history.Begun, limit);
        _hazards.ThrowIfRefused(set, split.Shares, PhaseSplit.FirstRun(pending, history.Begun));
        await new RightsCheck(_connection).ThrowIfMissingAsync(split.Shares.SelectMany(static share => share.Now), cancellationToken)
            .ConfigureAwait(false);
        var executor = new MigrationExecutor(set, session, migrationLock, tables, options, logger);
        await executor.KeepPlansAsync(split.Shares, cancellationToken).ConfigureAwait(false);
        var left = pending.Count;
        foreach (var shares in StepPipeline.Group(split.Shares, (before, next) => !data.HasWorkAfter(before.Migration) && !MayBeNeededAgain(next, limit)))
        {
            if (await IsNeededAgainAsync(set, shares[0], recorded, limit, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            done.Begin(set, shares);
            await executor.ApplyAsync(
                shares,
                applied =>
                {
                    done.Add(set, applied);
                    MigrationTelemetry.Pending(set.ModelName, --left);
                },
                cancellationToken).ConfigureAwait(false);
            await data.RunAfterAsync(shares[^1].Migration, cancellationToken).ConfigureAwait(false);
        }

        if (split.Blocked is { } blocked)
        {
            await TellForWhomAsync(set, recorded, split, cancellationToken).ConfigureAwait(false);
            throw blocked;
        }

        return true;
    }

    /// <summary>Says which processes are in the way of a migration that cannot be expanded, where they say that they run.</summary>
    private async Task TellForWhomAsync(
        MigrationSet set, IReadOnlyList<RecordedMigration> recorded, PhaseSplit split, CancellationToken cancellationToken)
    {
        if (_gate.AsksWhoRuns)
        {
            var versions = await ContractGate.VersionsAsync(_connection, set, recorded, cancellationToken).ConfigureAwait(false);
            var lacking = versions.Lacking(split.BlockedAt.Place);
            if (lacking.Count > 0)
            {
                logger.ContractWaits(split.BlockedAt.Id, set.ModelName, lacking.Count, string.Join("; ", lacking));
            }
        }
    }

    /// <summary>Migrations take their time, and an older version may have been started since it was asked who runs.</summary>
    private async Task<bool> IsNeededAgainAsync(
        MigrationSet set, MigrationShare share, IReadOnlyList<RecordedMigration> recorded, ContractLimit limit, CancellationToken cancellationToken) =>
        MayBeNeededAgain(share, limit)
        && !(await _gate.LimitAsync(_connection, set, recorded, cancellationToken).ConfigureAwait(false)).Covers(share.Ordinal);

    private bool MayBeNeededAgain(MigrationShare share, ContractLimit limit) =>
        _gate.AsksWhoRuns && limit.Covers(share.Ordinal) && share.Now.Any(static step => step.Phase is WaitingStep.Phase or CutoverStep.Phase);
}
