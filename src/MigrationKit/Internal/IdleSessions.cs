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
                await session.ExecuteAsync(cancellationToken, Create("DISCARD ALL")).ConfigureAwait(false);
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
