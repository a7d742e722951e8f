using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

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
        var session = await MigrationSession.OpenAsync(source, onlySchema: null, logger, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Makes it under a lock that is taken already.</summary>
    public static async Task CreateAsync(
        MigrationSession session, HistoryTables tables, ILogger logger, CancellationToken cancellationToken)
    {
        var store = new HistoryStore(session.Connection, tables, logger, InstanceRegister.Group);
        await store.EnsureAsync(cancellationToken).ConfigureAwait(false);
    }
}
