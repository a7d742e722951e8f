using MigrationKit.Core.Model;
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
    private const int MostTablesNamed = 5;
    private readonly NpgsqlConnection _connection = session.Connection;
    private readonly AdvisoryLock _lock = new(session.Connection, tables.Schema, logger);

    public async Task<IReadOnlyList<ModelReport>> RunAsync(IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        try
        {
            await _lock.AcquireAsync(options.LockTimeout, cancellationToken).ConfigureAwait(false);
            var (history, recorded) = await PrepareHistoryAsync(sets, cancellationToken).ConfigureAwait(false);
            var reports = new List<ModelReport>();
            var model = new ModelRun(session, _lock, tables, options, scripts, done, history.HasBesides, logger);
            for (var i = 0; i < sets.Count; i++)
            {
                reports.Add(await model.RunAsync(sets[i], recorded[i], cancellationToken).ConfigureAwait(false));
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
    private async Task<(HistoryStore Store, IReadOnlyList<RecordedMigration>[] Recorded)> PrepareHistoryAsync(
        IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        var store = new HistoryStore(_connection, tables, logger);
        var missing = await store.InspectAsync(cancellationToken).ConfigureAwait(false);
        var recorded = new IReadOnlyList<RecordedMigration>[sets.Count];
        for (var i = 0; i < sets.Count; i++)
        {
            recorded[i] = missing.Contains("history")
                ? []
                : await HistoryReader.ReadAsync(_connection, tables, sets[i].ModelName, cancellationToken).ConfigureAwait(false);
        }

        if (!options.AllowExistingTables && recorded.All(static rows => rows.Count == 0)
            && !await HasHistoryAsync(tables, missing, cancellationToken).ConfigureAwait(false))
        {
            await ThrowIfAnyAsync(store, cancellationToken).ConfigureAwait(false);
        }

        if (missing.Count > 0)
        {
            await store.CreateAsync(missing, cancellationToken).ConfigureAwait(false);
        }

        if (options.Phase == MigrationPhase.Expand)
        {
            await PrepareInstancesAsync(cancellationToken).ConfigureAwait(false);
        }

        return (store, recorded);
    }

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

    private async Task<bool> HasHistoryAsync(HistoryTables history, IReadOnlyCollection<string> missing, CancellationToken cancellationToken) =>
        !missing.Contains("history") && !missing.Contains("steps")
        && await HistoryReader.HasRowsAsync(_connection, history, cancellationToken).ConfigureAwait(false);

    /// <summary>Where another model of the application has a history, the tables are that one's.</summary>
    private async Task ThrowIfAnyAsync(HistoryStore store, CancellationToken cancellationToken)
    {
        var found = await store.FindForeignTablesAsync(MostTablesNamed, cancellationToken).ConfigureAwait(false);
        foreach (var other in found.Count == 0 ? [] : others.Select(static schema => new HistoryTables(schema)))
        {
            var missing = await new HistoryStore(_connection, other, logger).InspectAsync(cancellationToken).ConfigureAwait(false);
            if (await HasHistoryAsync(other, missing, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        if (found.Count == 0)
        {
            return;
        }

        var where = tables.OnlySchema is { } schema ? $"schema {schema} of the database {_connection.Database}" : $"database {_connection.Database}";
        throw new MigrationException(
            Codes.NoHistory,
            $"The {where} has tables ({string.Join(", ", found)}{(found.Count == MostTablesNamed ? ", …" : "")}) but no migration history in the schema "
                + $"{tables.QuotedSchema}. Nothing was changed.",
            tables.OnlySchema is null
                ? "If it has the schema of the first migrations already: dotnet migrationkit database baseline. "
                    + "If the tables are another application's: options.AllowExistingTables = true. "
                    + "Otherwise correct the connection string."
                : "If the tables are another application's: options.AllowExistingTables = true. Otherwise correct the schema of the tenant.");
    }
}
