using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Makes the table of the processes that run where there is none. It takes the migration lock, as all tables of MigrationKit are made under
/// it, and asks for the right to create a table where everything else about a process that runs asks for rows.
/// </summary>
internal static class InstanceTable
{
    /// <summary>Whoever migrates longer than that makes the table itself, or the next attempt does.</summary>
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    /// <exception cref="MigrationException">It is another role's, the lock is taken, or the database cannot be reached.</exception>
    /// <exception cref="NpgsqlException">The role may not create it.</exception>
    public static async Task CreateAsync(
        ConnectionSource source, IEnumerable<string> historySchemas, ILogger logger, CancellationToken cancellationToken)
    {
        var session = await MigrationSession.OpenAsync(source, logger, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            foreach (var schema in historySchemas.Distinct(StringComparer.Ordinal))
            {
                var migrationLock = new AdvisoryLock(session.Connection, schema, logger);
                await migrationLock.AcquireAsync(LockTimeout, cancellationToken).ConfigureAwait(false);
                await CreateAsync(session, new HistoryTables(schema), logger, cancellationToken).ConfigureAwait(false);
                await migrationLock.ReleaseAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Looks whose the tables are before a row is written: whoever may create schemas could have made them before, with triggers of his own,
    /// which run with the rights of who writes. A role that may not create schemas itself has been given its rights by one who may.
    /// </summary>
    /// <exception cref="MigrationException">One is of a role that is not trusted, or no table of ours.</exception>
    public static async Task ThrowIfForeignAsync(
        NpgsqlConnection connection, IEnumerable<string> historySchemas, ILogger logger, CancellationToken cancellationToken)
    {
        var mayCreate = await connection.QueryAsync(
            Create("SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')"),
            static reader => reader.GetBoolean(0),
            cancellationToken).ConfigureAwait(false);
        foreach (var schema in mayCreate[0] ? historySchemas.Distinct(StringComparer.Ordinal) : [])
        {
            await new HistoryStore(connection, new HistoryTables(schema), logger, InstanceRegister.Group)
                .InspectAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes it under a lock that is taken already.</summary>
    public static async Task CreateAsync(
        MigrationSession session, HistoryTables tables, ILogger logger, CancellationToken cancellationToken)
    {
        var store = new HistoryStore(session.Connection, tables, logger, InstanceRegister.Group);
        await store.EnsureAsync(cancellationToken).ConfigureAwait(false);
    }
}
