using MigrationKit.Core.Model;
using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Introspection;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Drift;

/// <summary>Records the schema of a database under the migration lock.</summary>
internal sealed class StateRecorder(NpgsqlConnection connection, AdvisoryLock held, HistoryTables tables, ILogger logger)
{
    /// <summary>
    /// Records it if that is possible: migrations are applied when this is called, and what could not be recorded takes nothing from them.
    /// </summary>
    /// <exception cref="OperationCanceledException">Somebody gave up.</exception>
    public async Task TryRecordAsync(IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        try
        {
            await RecordAsync(sets, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.StateNotRecorded(error.Message);
        }
    }

    /// <returns>What was recorded.</returns>
    /// <exception cref="NpgsqlException">The server refuses to be read or written.</exception>
    /// <exception cref="MigrationException">The table is not ours, or a script of the sets cannot be read.</exception>
    public async Task<DatabaseSchema> RecordAsync(IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var history = new HistoryStore(connection, tables, logger, StateStore.Group);
        await history.EnsureAsync(cancellationToken).ConfigureAwait(false);

        var managed = ManagedTraits.Of(sets);
        var scope = await DriftScope.OfAsync(connection, [tables.Schema], tables.OnlySchemas, [], cancellationToken).ConfigureAwait(false);
        var filter = scope.Filter(managed.Owners) with { Details = CatalogDetails.None };
        var live = managed.Within((await CatalogReader.ReadAsync(connection, filter, cancellationToken).ConfigureAwait(false)).Schema);
        await WriteAsync(live, cancellationToken).ConfigureAwait(false);
        logger.StateRecorded(live.Objects.Count, TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        return live;
    }

    // Together they are one transaction: the server does not write where the lock is gone.
    private Task WriteAsync(DatabaseSchema live, CancellationToken cancellationToken) => connection.ExecuteAsync(
        cancellationToken,
        Create("SELECT " + held.Assertion),
        new StateStore(connection, tables).Recorded(RecordedState.Pack(live), connection.PostgreSqlVersion.Major));
}
