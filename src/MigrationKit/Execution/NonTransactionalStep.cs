using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Runs the statements of a step one by one, each alone and committed for itself, and counts them in the journal. After an interruption
/// the statement that was under way is looked at first: it may be done, half done, or not begun.
/// </summary>
internal sealed class NonTransactionalStep(StepContext context)
{
    private readonly IReadOnlyList<SqlStatement> _statements = context.Step.Statements;
    private readonly IndexProbe _indexes = new(context.Connection, context.Logger);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var first = FirstStatement();
        await BeginAsync(first, cancellationToken).ConfigureAwait(false);
        foreach (var setting in _statements.Take(first).Where(IsSetting))
        {
            await context.Connection.ExecuteAsync(cancellationToken, new NpgsqlBatchCommand(setting.Sql)).ConfigureAwait(false);
        }

        for (var i = first; i < _statements.Count; i++)
        {
            await RunAsync(i, isRepeated: i == first && context.Earlier is not null, cancellationToken).ConfigureAwait(false);
            await RecordAsync(i + 1, cancellationToken).ConfigureAwait(false);
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
        var batch = context.Connection.BatchOf(context.Prologue(context.Step.LockTimeout ?? TimeSpan.Zero));
        await using (batch.ConfigureAwait(false))
        {
            await context.ExecuteAfterPrologueAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        if (first == 0)
        {
            await context.Connection
                .ExecuteAsync(cancellationToken, context.Journal.StepStarted(context.Step.Number)).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(int index, bool isRepeated, CancellationToken cancellationToken)
    {
        var statement = _statements[index];
        try
        {
            await new StepRetry(context).RunAsync(
                attempt => AttemptAsync(statement, isRepeated || attempt > 1, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw new StepFailure(context).OfStatement(error, statement, index);
        }
    }

    private async Task AttemptAsync(SqlStatement statement, bool isRepeated, CancellationToken cancellationToken)
    {
        if (await _indexes.IsDoneAsync(statement.Sql, isRepeated, cancellationToken).ConfigureAwait(false))
        {
            context.Logger.StatementAlreadyDone(statement.Sql);
            return;
        }

        context.LogSql(statement);
        await context.Connection.ExecuteAsync(cancellationToken, new NpgsqlBatchCommand(statement.Sql)).ConfigureAwait(false);
    }

    private Task RecordAsync(int done, CancellationToken cancellationToken)
    {
        var number = context.Step.Number;
        var checksum = StepContext.ChecksumOf(_statements.Take(done));
        if (done == _statements.Count)
        {
            return context.Connection.ExecuteAsync(
                cancellationToken, [.. StepContext.OwnRole(), context.Journal.StepFinished(number, checksum, done), .. context.Completion]);
        }

        // The next statements are to go on in the role that the script has set, if it has.
        NpgsqlBatchCommand[] role = _statements.Take(done).Any(IsSetting)
            ? [new NpgsqlBatchCommand("SELECT pg_catalog.set_config('role', 'none', true)")]
            : [];
        return context.Connection.ExecuteAsync(cancellationToken, [.. role, context.Journal.StepProgressed(number, checksum, done)]);
    }

    /// <summary>What holds for the session is lost with it, so it is said again when the step goes on in another one.</summary>
    private static bool IsSetting(SqlStatement statement) =>
        SqlLexer.Tokenize(statement.Sql)[0].IsWord(statement.Sql, "set");
}
