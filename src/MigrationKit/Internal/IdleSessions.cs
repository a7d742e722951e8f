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
    private readonly ConcurrentBag<NpgsqlConnection> _idle = [];

    /// <summary>One that is as if it were new; null if there is none.</summary>
    public async Task<NpgsqlConnection?> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var session))
        {
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

    /// <summary>Keeps a session in which a run has ended well: its locks are released.</summary>
    public void Return(NpgsqlConnection session) => _idle.Add(session);

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var session))
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }
}
