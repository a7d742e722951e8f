using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Runs a step and writes its trace in one transaction: it is there as a whole or not at all. Statements travel in batches, so that a step
/// of usual size costs one round trip and its commit.
/// </summary>
internal sealed class TransactionalStep(StepContext context)
{
    private const int MostStatements = 500;
    private const int MostCharacters = 1_000_000;

    private readonly Dictionary<NpgsqlBatchCommand, SqlStatement> _sent = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new StepRetry(context).RunAsync(_ => AttemptAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw new StepFailure(context).OfTransaction(error, StatementOf(error));
        }
    }

    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        var transaction = await context.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var prologue = context.Prologue(context.Step.LockTimeout ?? context.Options.StepLockTimeout);
        var chunks = Chunks().ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            var batch = context.Connection.BatchOf(i == 0 ? prologue : []);
            await using (batch.ConfigureAwait(false))
            {
                _sent.Clear();
                AddStatements(batch, chunks[i]);
                if (i == chunks.Count - 1)
                {
                    AddTrace(batch);
                }

                await (i == 0 ? context.ExecuteAfterPrologueAsync(batch, cancellationToken) : batch.ExecuteNonQueryAsync(cancellationToken))
                    .ConfigureAwait(false);
            }
        }
    }

    private void AddStatements(NpgsqlBatch batch, List<SqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            context.LogSql(statement);
            var command = new NpgsqlBatchCommand(statement.Sql);
            batch.BatchCommands.Add(command);
            _sent.Add(command, statement);
        }
    }

    private void AddTrace(NpgsqlBatch batch)
    {
        NpgsqlBatchCommand[] forgotten = context.Earlier is null ? [] : [context.Journal.StepForgotten(context.Step.Number)];
        var statements = context.Step.Statements;
        var done = context.Journal.StepCommitted(context.Step.Number, StepContext.ChecksumOf(statements), statements.Count);
        foreach (var command in StepContext.OwnRole().Concat(forgotten).Append(done).Concat(context.Completion))
        {
            batch.BatchCommands.Add(command);
        }
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
