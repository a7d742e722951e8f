using System.Data;
using MigrationKit.Execution;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Data;

/// <summary>
/// Runs an application's code and records what it did in one transaction, under the settings of every step and with the migration lock
/// asserted by the server. Code that ends the transaction itself is found out by a setting that does not outlive it.
/// </summary>
internal sealed class DataTransaction(DataContext context)
{
    private const string Mark = "migrationkit.transaction";

    private readonly Prologue _prologue = new(context.Session, context.Lock, isLocal: true, context.Options.StepLockTimeout);
    private readonly string _token = Guid.NewGuid().ToString("N");

    /// <param name="code">What to run; says what to record.</param>
    /// <param name="cancellationToken">Stops it; nothing of it is left then.</param>
    /// <exception cref="NpgsqlException">The connection was lost, or something was refused.</exception>
    /// <exception cref="DataCodeException">The code did what it may not do, or threw something.</exception>
    public async Task RunAsync(Func<NpgsqlConnection, Task<NpgsqlBatchCommand[]>> code, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var record = await CallAsync(code, cancellationToken).ConfigureAwait(false);
            await CommitAsync(record, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (StepRetry.CauseOf(error) is not null && context.Connection.State == ConnectionState.Open)
        {
            await context.Connection.ExecuteAsync(cancellationToken, Create("ROLLBACK")).ConfigureAwait(false);
            throw;
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        // The code gets the connection, and may do to it what it likes.
        if (context.Session.Plans.HaveRunsOwn)
        {
            context.Session.Plans.Drop();
        }

        try
        {
            await context.Connection.ExecuteAsync(
                cancellationToken,
                [
                    Create("BEGIN ISOLATION LEVEL READ COMMITTED"),
                    .. _prologue.Commands(),
                    Create($"SELECT pg_catalog.set_config('{Mark}', '{_token}', true)"),
                ]).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (_prologue.RefusalOf(error) is not null)
        {
            throw _prologue.RefusalOf(error)!;
        }
    }

    private async Task<NpgsqlBatchCommand[]> CallAsync(
        Func<NpgsqlConnection, Task<NpgsqlBatchCommand[]>> code, CancellationToken cancellationToken)
    {
        try
        {
            var record = await code(context.Connection).ConfigureAwait(false);
            // A connection that broke says so; one that was closed does not.
            return context.Connection.FullState == ConnectionState.Closed
                ? throw new DataCodeException("it has closed the connection that it was given")
                : record;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is not DataCodeException)
        {
            throw context.Connection.State == ConnectionState.Open
                ? new DataCodeException(MessageOf(error), error)
                : error as NpgsqlException ?? new NpgsqlException("The connection was closed by the server or the network", error);
        }
    }

    private async Task CommitAsync(NpgsqlBatchCommand[] record, CancellationToken cancellationToken)
    {
        var check = Create(
            $"""
            SELECT (CASE WHEN pg_catalog.current_setting('{Mark}', true) OPERATOR(pg_catalog.=) '{_token}'
                         THEN '1' ELSE 'the transaction has ended' END)::pg_catalog.int4
            """);
        try
        {
            await context.Connection
                .ExecuteAsync(cancellationToken, [.. StepContext.OwnRole(), check, .. record, Create("COMMIT")]).ConfigureAwait(false);
            context.Session.HasProgressed = true;
        }
        catch (PostgresException error) when (error.BatchCommand == check && error.SqlState == PostgresErrorCodes.InvalidTextRepresentation)
        {
            throw new DataCodeException("it has ended the transaction in which it was called", error);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            throw new DataCodeException("a statement of it had failed, and it went on as if nothing had happened", error);
        }
        catch (NpgsqlOperationInProgressException error)
        {
            throw new DataCodeException("it has left a command running or a reader open", error);
        }
    }

    private static string MessageOf(Exception error) =>
        error.GetBaseException() is PostgresException refused ? $"{refused.SqlState}: {refused.MessageText}" : error.Message.TrimEnd('.');
}
