using MigrationKit.Core.Model;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Finds out whether a pooler gives one client's session to another, before a session lock is taken that would stay behind in the pool.
/// Only asked when the server process is not the one that the connection was told of, which means that a pooler answered.
/// </summary>
internal sealed class PoolerProbe(ConnectionSource source)
{
    private const int Rounds = 5;
    private const int MostSeconds = 5;

    /// <param name="first">A connection that is in no transaction.</param>
    /// <param name="process">The server process that it had a moment ago.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async Task<bool> SharesSessionsAsync(NpgsqlConnection first, int process, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(MostSeconds));
        try
        {
            var second = await source.OpenOwnAsync(patience.Token).ConfigureAwait(false);
            await using (second.ConfigureAwait(false))
            {
                return await IsSharedAsync(first, second, process, patience.Token).ConfigureAwait(false);
            }
        }
        catch (PostgresException)
        {
            // Pooling by statement allows no transactions at all.
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A pool of one session, which stays with the first connection.
            return false;
        }
    }

    public static MigrationException Refuse() => new(
        Codes.PoolerDetected,
        "The migration lock belongs to another server process than the one that runs the statements: between the application and "
            + "PostgreSQL there is a pooler in transaction mode, which gives every transaction another session.",
        "Let MigrationKit connect to PostgreSQL itself, past the pooler: set MigrationKit:ConnectionString in the configuration, or "
            + "app.ApplyMigrations(options => options.ConnectionString = …).");

    private static async Task<bool> IsSharedAsync(
        NpgsqlConnection first, NpgsqlConnection second, int process, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await second.ExecuteAsync(cancellationToken, Create("BEGIN")).ConfigureAwait(false);
            // While the second one keeps a session to itself, the first one must still have its own.
            if (await ProcessOfAsync(second, cancellationToken).ConfigureAwait(false) == process
                || await ProcessOfAsync(first, cancellationToken).ConfigureAwait(false) != process)
            {
                return true;
            }

            await second.ExecuteAsync(cancellationToken, Create("ROLLBACK")).ConfigureAwait(false);
        }

        return false;
    }

    private static async Task<int> ProcessOfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var query = Create("SELECT pg_catalog.pg_backend_pid()");
        return (await connection.QueryAsync(query, static reader => reader.GetInt32(0), cancellationToken).ConfigureAwait(false))[0];
    }
}
