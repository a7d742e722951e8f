using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Runs the statements of a step one by one, each committed for itself, and counts them in the journal: in the same transaction where the
/// statement allows one, so that it is done and counted or neither. After an interruption the statement that was under way is looked at
/// first: it may be done, half done, or not begun.
/// </summary>
internal sealed class NonTransactionalStep(StepContext context)
{
    private static readonly string[] Alone = ["do", "call", "vacuum", "cluster", "reindex", "checkpoint"];

    private readonly IReadOnlyList<SqlStatement> _statements = context.Step.Statements;
    private readonly LeftoverProbe _leftovers = new(context.Session.Connection, context.Logger);
    private readonly Prologue _prologue = new(context);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var first = FirstStatement();
        await BeginAsync(first, cancellationToken).ConfigureAwait(false);
        foreach (var setting in _statements.Take(first).Where(IsSetting))
        {
            await context.Session.Connection.ExecuteAsync(cancellationToken, Create(setting.Sql)).ConfigureAwait(false);
        }

        for (var i = first; i < _statements.Count; i++)
        {
            await RunAsync(i, isRepeated: i == first && context.Earlier is not null, cancellationToken).ConfigureAwait(false);
        }
    }

    private int FirstStatement()
    {
        if (context.Earlier is not { } earlier)
        {
            return 0;
        }

        context.Logger.StepResumes(context.Step.Number, context.MigrationId, earlier.StatementsDone + 1);
        return earlier.StatementsDone;
    }

    private async Task BeginAsync(int first, CancellationToken cancellationToken)
    {
        NpgsqlBatchCommand[] started = first == 0 ? [context.Journal.StepStarted(context.Step.Number)] : [];
        try
        {
            await context.Session.Connection
                .ExecuteAsync(cancellationToken, [.. _prologue.Commands(), .. started]).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (_prologue.RefusalOf(error) is not null)
        {
            throw _prologue.RefusalOf(error)!;
        }
    }

    private async Task RunAsync(int index, bool isRepeated, CancellationToken cancellationToken)
    {
        var statement = _statements[index];
        try
        {
            await new StepRetry(context).RunAsync(
                attempt => AttemptAsync(index, isRepeated || attempt > 1, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw new StepFailure(context).OfStatement(error, statement, index);
        }
    }

    private async Task AttemptAsync(int index, bool isRepeated, CancellationToken cancellationToken)
    {
        var statement = _statements[index];
        var concurrent = ConcurrentStatement.TryParse(statement.Sql);
        var trace = Trace(index + 1);
        if (concurrent is not null && await _leftovers.IsDoneAsync(concurrent, isRepeated, cancellationToken).ConfigureAwait(false))
        {
            context.Logger.StatementAlreadyDone(statement.Sql);
        }
        else
        {
            context.LogSql(statement);
            if (!RunsAlone(statement) && await TryWithTraceAsync(statement, trace, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            await context.Session.Connection.ExecuteAsync(cancellationToken, Create(statement.Sql)).ConfigureAwait(false);
            if (concurrent is not null)
            {
                await _leftovers.VerifyAsync(concurrent, cancellationToken).ConfigureAwait(false);
            }
        }

        await context.SendAsync(cancellationToken, Trace(index + 1)).ConfigureAwait(false);
    }

    /// <summary>A batch is one transaction. False when the statement turns out to be one that cannot be in one.</summary>
    private async Task<bool> TryWithTraceAsync(SqlStatement statement, NpgsqlBatchCommand[] trace, CancellationToken cancellationToken)
    {
        try
        {
            await context.SendAsync(cancellationToken, [Create(statement.Sql), .. trace]).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ActiveSqlTransaction)
        {
            return false;
        }
    }

    private NpgsqlBatchCommand[] Trace(int done)
    {
        var number = context.Step.Number;
        var checksum = StepContext.ChecksumOf(_statements.Take(done));
        if (done == _statements.Count)
        {
            return [.. StepContext.OwnRole(), context.Journal.StepFinished(number, checksum, done), .. context.Completion()];
        }

        // The next statements are to go on in the role that the script has set, if it has.
        NpgsqlBatchCommand[] role = _statements.Take(done).Any(IsSetting)
            ? [Create("SELECT pg_catalog.set_config('role', 'none', true)")]
            : [];
        return [.. role, context.Journal.StepProgressed(number, checksum, done)];
    }

    /// <summary>What holds for the session is lost with it, so it is said again when the step goes on in another one.</summary>
    private static bool IsSetting(SqlStatement statement) => FirstWordIs(statement, "set");

    /// <summary>What is known to commit for itself, or may. The server tells the rest.</summary>
    private static bool RunsAlone(SqlStatement statement) =>
        Alone.Any(word => FirstWordIs(statement, word)) || new StatementWords(statement.Sql).Has("concurrently");

    private static bool FirstWordIs(SqlStatement statement, string word) => new StatementWords(statement.Sql).IsNext(word);
}
