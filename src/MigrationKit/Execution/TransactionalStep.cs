using System.Data;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Runs a step and writes its trace in one transaction: it is there as a whole or not at all. Statements travel in batches together with
/// BEGIN and COMMIT, so that a step of usual size costs one round trip.
/// </summary>
internal sealed class TransactionalStep(StepContext context)
{
    /// <summary>Serializable by default would let a step fail for the sake of others that only read.</summary>
    public const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED";

    public const string Commit = "COMMIT";

    private const int MostStatements = 500;
    private const int MostCharacters = 1_000_000;

    private readonly Dictionary<NpgsqlBatchCommand, SqlStatement> _sent = [];
    private readonly Prologue _prologue = new(context);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new StepRetry(context).RunAsync(_ => AttemptAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw _prologue.RefusalOf(error) ?? new StepFailure(context).OfTransaction(error, StatementOf(error));
        }
    }

    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        var connection = context.Session.Connection;
        try
        {
            await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (connection.State == ConnectionState.Open || HasLostPlans(error))
        {
            // On a connection that was lost together with the plans this fails, as it is the loss that matters then.
            await connection.ExecuteAsync(cancellationToken, Create("ROLLBACK")).ConfigureAwait(false);
            if (!HasLostPlans(error))
            {
                throw;
            }

            context.Session.DropPlans();
            await AttemptAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A script may say DEALLOCATE ALL or DISCARD PLANS; the steps after it do without.</summary>
    private bool HasLostPlans(PostgresException error) =>
        context.Session.HasPlans && error.SqlState == PostgresErrorCodes.InvalidSqlStatementName;

    private async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        List<NpgsqlBatchCommand> commands = [Create(Begin), .. _prologue.Commands()];
        _sent.Clear();
        var isFirst = true;
        foreach (var chunk in Chunks())
        {
            if (!isFirst)
            {
                await context.Session.Connection.ExecuteAsync(cancellationToken, [.. commands]).ConfigureAwait(false);
                commands.Clear();
                _sent.Clear();
            }

            isFirst = false;
            commands.AddRange(chunk.Select(ToCommand));
        }

        await context.SendAsync(cancellationToken, [.. commands, .. Trace(), Create(Commit)]).ConfigureAwait(false);
    }

    private NpgsqlBatchCommand ToCommand(SqlStatement statement)
    {
        context.LogSql(statement);
        var command = Create(statement.Sql);
        _sent.Add(command, statement);
        return command;
    }

    private IEnumerable<NpgsqlBatchCommand> Trace()
    {
        NpgsqlBatchCommand[] forgotten = context.Earlier is null ? [] : [context.Journal.StepForgotten(context.Step.Number)];
        var statements = context.Step.Statements;
        var done = context.Journal.StepCommitted(context.Step.Number, StepContext.ChecksumOf(statements), statements.Count);
        return StepContext.OwnRole().Concat(forgotten).Append(done).Concat(context.Completion());
    }

    /// <summary>Bounds what is in memory and on the way at a time.</summary>
    private IEnumerable<List<SqlStatement>> Chunks()
    {
        var chunk = new List<SqlStatement>();
        var characters = 0;
        foreach (var statement in context.Step.Statements)
        {
            if (chunk.Count == MostStatements || (chunk.Count > 0 && characters + statement.Sql.Length > MostCharacters))
            {
                yield return chunk;
                (chunk, characters) = ([], 0);
            }

            chunk.Add(statement);
            characters += statement.Sql.Length;
        }

        yield return chunk;
    }

    private SqlStatement? StatementOf(NpgsqlException error) =>
        error.BatchCommand is { } command ? _sent.GetValueOrDefault((NpgsqlBatchCommand)command) : null;
}
