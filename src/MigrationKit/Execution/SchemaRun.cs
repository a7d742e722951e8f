using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Data;
using MigrationKit.Drift;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Applies what is pending of the sets that share a history schema, on one connection of its own: lock, then history, then steps. All
/// that it knows it reads under the lock, so that after any interruption it can simply be run again.
/// </summary>
internal sealed class SchemaRun(
    MigrationSession session, string historySchema, MigrationOptions options, AppliedMigrations done, ILogger logger)
{
    private const int MostTablesNamed = 5;
    private readonly NpgsqlConnection _connection = session.Connection;
    private readonly HistoryTables _tables = new(historySchema);
    private readonly AdvisoryLock _lock = new(session.Connection, historySchema, logger);

    public async Task<IReadOnlyList<ModelReport>> RunAsync(IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        try
        {
            await _lock.AcquireAsync(options.LockTimeout, cancellationToken).ConfigureAwait(false);
            await PrepareHistoryAsync(cancellationToken).ConfigureAwait(false);
            var reports = new List<ModelReport>();
            foreach (var set in sets)
            {
                reports.Add(await ApplyAsync(set, cancellationToken).ConfigureAwait(false));
            }

            if (options.RecordState && !done.IsEmpty)
            {
                await new StateRecorder(_connection, _lock, _tables, logger).TryRecordAsync(sets, cancellationToken).ConfigureAwait(false);
            }

            await _lock.ReleaseAsync(cancellationToken).ConfigureAwait(false);
            return reports;
        }
        catch (NpgsqlException error)
        {
            throw ServerFailure.Describe(error, _connection);
        }
    }

    private async Task PrepareHistoryAsync(CancellationToken cancellationToken)
    {
        var store = new HistoryStore(_connection, _tables, logger);
        var missing = await store.InspectAsync(cancellationToken).ConfigureAwait(false);
        var hasRows = !missing.Contains("history") && !missing.Contains("steps")
            && await HistoryReader.HasRowsAsync(_connection, _tables, cancellationToken).ConfigureAwait(false);
        if (!hasRows && !options.AllowExistingTables)
        {
            ThrowIfAny(await store.FindForeignTablesAsync(MostTablesNamed, cancellationToken).ConfigureAwait(false));
        }

        if (missing.Count > 0)
        {
            await store.CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        if (options.Phase == MigrationPhase.Expand)
        {
            await PrepareInstancesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>So that processes can say that they run which may not create tables. Migrations can do without.</summary>
    private async Task PrepareInstancesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await InstanceTable.CreateAsync(session, _tables, logger, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            logger.NotRegistered(error.MessageText);
        }
    }

    private void ThrowIfAny(List<string> tables)
    {
        if (tables.Count > 0)
        {
            throw new MigrationException(
                Codes.NoHistory,
                $"The database {_connection.Database} has tables ({string.Join(", ", tables)}"
                    + $"{(tables.Count == MostTablesNamed ? ", …" : "")}) but no migration history in the schema {_tables.QuotedSchema}. "
                    + "Nothing was changed.",
                "If it has the schema of the first migrations already: dotnet migrationkit database baseline. "
                    + "If the tables are another application's: options.AllowExistingTables = true. "
                    + "Otherwise correct the connection string.");
        }
    }

    private async Task<ModelReport> ApplyAsync(MigrationSet set, CancellationToken cancellationToken)
    {
        var recorded = await HistoryReader.ReadAsync(_connection, _tables, set.ModelName, cancellationToken).ConfigureAwait(false);
        var verdict = HistoryComparer.Compare(set, recorded, options.Phase);
        verdict.ThrowIfFaulty();
        if (recorded.Count == 0)
        {
            await ThrowIfRenamedAsync(set, cancellationToken).ConfigureAwait(false);
        }

        var data = await DataRun
            .PrepareAsync(session, _lock, _tables, set, verdict, options, done, logger, cancellationToken).ConfigureAwait(false);
        await data.RunDueAsync(cancellationToken).ConfigureAwait(false);
        if (verdict.Pending.Count > 0)
        {
            await ApplyAsync(set, verdict, recorded, data, cancellationToken).ConfigureAwait(false);
        }

        await data.SeedAsync(cancellationToken).ConfigureAwait(false);
        return done.ReportOf(set, verdict.State == ModelState.Ahead);
    }

    /// <summary>A model is named after its assembly, whose name may change.</summary>
    private async Task ThrowIfRenamedAsync(MigrationSet set, CancellationToken cancellationToken)
    {
        var owners = set.Migrations.Count == 0
            ? []
            : await HistoryReader.FindOwnersAsync(_connection, _tables, set, cancellationToken).ConfigureAwait(false);
        if (owners.Count > 0)
        {
            var missing = await new HistoryStore(_connection, _tables, logger, DataJournal.Group).InspectAsync(cancellationToken).ConfigureAwait(false);
            var data = DataJournal.Group.ColumnsOf.Keys.Except(missing).Select(table => $"{_tables.QuotedSchema}.{table}");
            var (from, to) = (SqlIdentifier.Literal(owners[0]), SqlIdentifier.Literal(set.ModelName));
            throw new MigrationException(
                Codes.OtherModel,
                $"The database has nothing of the model {set.ModelName}, but the migration {set.Migrations[0].Id} is recorded for the "
                    + $"model {string.Join(", ", owners)}.",
                "If it is the same model under another name: "
                    + string.Concat(new[] { _tables.History, _tables.Expanded, _tables.Steps }.Concat(data).Select(table => $"UPDATE {table} SET model = {to} WHERE model = {from}; "))
                    + "or keep the name with the MSBuild property "
                    + $"MigrationKitModelName={owners[0]}.");
        }
    }

    private async Task ApplyAsync(
        MigrationSet set,
        HistoryVerdict verdict,
        IReadOnlyList<RecordedMigration> recorded,
        DataRun data,
        CancellationToken cancellationToken)
    {
        var pending = verdict.Pending;
        logger.Applying(pending.Count, set.ModelName, string.Join(", ", pending.Select(static migration => migration.Id)));
        if (recorded.Count == 0 && options.Phase == MigrationPhase.Expand)
        {
            await _connection.ExecuteAsync(
                cancellationToken, new MigrationJournal(_tables, set.ModelName, pending[^1]).StepStarted(StepState.FirstRun)).ConfigureAwait(false);
        }

        var begun = await MigrationJournal.ReadUnfinishedAsync(_connection, _tables, set.ModelName, cancellationToken).ConfigureAwait(false);
        var ordinal = 1 + recorded.Count(row => options.Phase == MigrationPhase.Expand || !row.IsExpanded);
        var split = PhaseSplit.Of(set, verdict, ordinal, begun, options.Phase);
        await new RightsCheck(_connection).ThrowIfMissingAsync(split.Shares.SelectMany(static share => share.Now), cancellationToken)
            .ConfigureAwait(false);
        var executor = new MigrationExecutor(session, _lock, _tables, options, logger);
        await executor.KeepPlansAsync(set, split.Shares, cancellationToken).ConfigureAwait(false);
        var left = pending.Count;
        foreach (var share in split.Shares)
        {
            done.Add(set, await executor.ApplyAsync(set, share, cancellationToken).ConfigureAwait(false));
            MigrationTelemetry.Pending(set.ModelName, --left);
            await data.RunAfterAsync(share.Migration, cancellationToken).ConfigureAwait(false);
        }

        if (split.Blocked is { } blocked)
        {
            throw blocked;
        }
    }
}
