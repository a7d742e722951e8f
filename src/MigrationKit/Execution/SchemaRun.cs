using MigrationKit.Drift;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Applies what is pending of the sets that share a history schema, on one connection of its own: lock, then history, then steps. All
/// that it knows it reads under the lock, so that after any interruption it can simply be run again.
/// </summary>
/// <param name="session">The connection.</param>
/// <param name="tables">The history that they share.</param>
/// <param name="others">The history schemas of the other models of the application, whose tables may be in the database too.</param>
/// <param name="options">How to apply.</param>
/// <param name="scripts">Reads scripts.</param>
/// <param name="done">Gets what was done.</param>
/// <param name="logger">Where to log.</param>
internal sealed class SchemaRun(
    MigrationSession session,
    HistoryTables tables,
    IReadOnlyList<string> others,
    MigrationOptions options,
    ScriptSteps scripts,
    AppliedMigrations done,
    ILogger logger)
{
    private readonly NpgsqlConnection _connection = session.Connection;
    private readonly AdvisoryLock _lock = new(session.Connection, tables.Schema, logger);

    public async Task<IReadOnlyList<ModelReport>> RunAsync(IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        try
        {
            await _lock.AcquireAsync(options.LockTimeout, cancellationToken).ConfigureAwait(false);
            var (store, histories) = await PrepareHistoryAsync(sets, cancellationToken).ConfigureAwait(false);
            var reports = new List<ModelReport>();
            var model = new ModelRun(session, _lock, tables, options, scripts, done, store.HasBesides, logger);
            for (var i = 0; i < sets.Count; i++)
            {
                reports.Add(await model.RunAsync(sets[i], histories[i], cancellationToken).ConfigureAwait(false));
            }

            if (options.RecordState && !done.IsEmpty)
            {
                await new StateRecorder(_connection, _lock, tables, logger).TryRecordAsync(sets, cancellationToken).ConfigureAwait(false);
            }

            await _lock.ReleaseAsync(cancellationToken).ConfigureAwait(false);
            session.HasEndedWell = true;
            return reports;
        }
        catch (NpgsqlException error)
        {
            throw ServerFailure.Describe(error, _connection);
        }
    }

    /// <returns>The tables, and what is recorded of each set.</returns>
    private async Task<(HistoryStore Store, IReadOnlyList<ModelHistory> Histories)> PrepareHistoryAsync(
        IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        var store = new HistoryStore(_connection, tables, logger);
        var missing = await store.InspectAsync(cancellationToken).ConfigureAwait(false);
        var histories = await ReadAsync(sets, missing, cancellationToken).ConfigureAwait(false);
        if (histories.Any(static history => history.Migrations.Count == 0))
        {
            await new OwnershipCheck(_connection, tables, others, options, logger)
                .ThrowIfOfOthersAsync(store, missing, sets, histories, cancellationToken).ConfigureAwait(false);
        }

        if (missing.Count > 0)
        {
            await store.CreateAsync(missing, cancellationToken).ConfigureAwait(false);
            if (missing.Contains("history") && !missing.Contains("steps"))
            {
                // Somebody has dropped the one and not the other.
                histories = await ReadAsync(sets, [], cancellationToken).ConfigureAwait(false);
            }
        }

        if (options.Phase == MigrationPhase.Expand)
        {
            await PrepareInstancesAsync(cancellationToken).ConfigureAwait(false);
        }

        return (store, histories);
    }

    private Task<IReadOnlyList<ModelHistory>> ReadAsync(
        IReadOnlyList<MigrationSet> sets, IReadOnlyCollection<string> missing, CancellationToken cancellationToken) =>
        ModelHistory.ReadAsync(_connection, tables, [.. sets.Select(static set => set.ModelName)], missing, cancellationToken);

    /// <summary>So that processes can say that they run which may not create tables. Migrations can do without.</summary>
    private async Task PrepareInstancesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await InstanceTable.CreateAsync(session, tables, logger, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            logger.NotRegistered(error.MessageText);
        }
    }
}
