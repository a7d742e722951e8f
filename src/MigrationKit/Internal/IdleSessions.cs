using System.Collections.Concurrent;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Internal;

/// <summary>
/// Sessions of our own that wait for the next run, where many runs are in one database: a server takes longer to begin a session, and to learn the catalogs
/// in it, than to run a small migration.
/// </summary>
internal sealed class IdleSessions : IAsyncDisposable
{
    /// <summary>What DISCARD ALL does, but that it asks how much is prepared where that throws it away.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/sql-discard.html</remarks>
    private static readonly string[] s_undo =
    [
        "CLOSE ALL", "SET SESSION AUTHORIZATION DEFAULT", "RESET ALL", "UNLISTEN *", "DISCARD TEMP", "DISCARD SEQUENCES",
        """
        SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE p.from_sql), (SELECT true FROM pg_catalog.pg_advisory_unlock_all())
        FROM pg_catalog.pg_prepared_statements p
        """,
    ];

    private readonly ConcurrentBag<(NpgsqlConnection Session, bool IsAsNew)> _idle = [];

    /// <summary>One that is as if it were new; null if there is none.</summary>
    public async Task<NpgsqlConnection?> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var idle))
        {
            var (session, isAsNew) = idle;
            if (isAsNew)
            {
                return session;
            }

            try
            {
                await UndoAsync(session, cancellationToken).ConfigureAwait(false);
                return session;
            }
            catch (Exception error)
            {
                await session.DisposeAsync().ConfigureAwait(false);
                if (error is not NpgsqlException)
                {
                    throw;
                }

                // The server has ended it meanwhile. Whether it is there at all, a new one tells.
            }
        }

        return null;
    }

    private static async Task UndoAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        var (prepared, byScripts) = (0L, 0L);
        var batch = session.BatchOf([.. s_undo.Select(static sql => Create(sql))]);
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                (prepared, byScripts) = (reader.GetInt64(0), reader.GetInt64(1));
            }
        }

        // A script may have thrown away what is prepared, and have prepared something.
        var plans = KeptPlans.Of(session);
        if (byScripts > 0 || prepared != plans.Count || plans.HaveRunsOwn)
        {
            plans.Drop();
        }

        plans.OutliveRuns = true;
    }

    /// <summary>Keeps a session that has no locks.</summary>
    /// <param name="session">The session.</param>
    /// <param name="isAsNew">Whether it was only read in it, so that there are no settings to undo.</param>
    public void Return(NpgsqlConnection session, bool isAsNew) => _idle.Add((session, isAsNew));

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var idle))
        {
            await idle.Session.DisposeAsync().ConfigureAwait(false);
        }
    }
}
