using System.Data;
using System.Runtime.ExceptionServices;
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

    /// <summary>So many statements go in one batch.</summary>
    public const int MostStatements = 500;

    /// <summary>So long may the statements of one batch be, unless it is a single one.</summary>
    public const int MostCharacters = 1_000_000;

    private readonly Dictionary<NpgsqlBatchCommand, SqlStatement> _sent = [];
    private readonly Prologue _prologue = new(context);

    private NpgsqlBatchCommand? _beforeRecord;
    private NpgsqlBatchCommand? _record;
    private NpgsqlBatchCommand? _commit;

    public StepContext Context => context;

    /// <summary>What became of it when it was sent together with others; null if it was not.</summary>
    public PipelinedStep? Pipelined { get; set; }

    /// <summary>Whether what the server answers next is how long the step took.</summary>
    public bool IsBeingRecorded => IsAnswered(_beforeRecord) && !IsAnswered(_record);

    /// <summary>Whether the server has said that it is committed.</summary>
    public bool IsCommitted => IsAnswered(_commit);

    /// <exception cref="MigrationException">It failed, also where that was when it was sent together with others.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new StepRetry(context).RunAsync(
                attempt => AttemptAsync(attempt == 1 ? Pipelined?.Failure : null, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw _prologue.RefusalOf(error) ?? new StepFailure(context).OfTransaction(error, StatementOf(error));
        }
    }

    /// <summary>
    /// What it sends, each batch to be made when the one before it is done: one batch unless there are more than
    /// <see cref="MostStatements"/> or <see cref="MostCharacters"/>.
    /// </summary>
    public IEnumerable<List<NpgsqlBatchCommand>> Batches()
    {
        _sent.Clear();
        List<NpgsqlBatchCommand> batch = [Create(Begin), .. _prologue.Commands()];
        var (count, characters) = (0, 0);
        foreach (var statement in context.Step.Statements)
        {
            if (count == MostStatements || (count > 0 && characters + statement.Sql.Length > MostCharacters))
            {
                yield return batch;
                (batch, count, characters) = ([], 0, 0);
                _sent.Clear();
            }

            batch.Add(ToCommand(statement));
            (count, characters) = (count + 1, characters + statement.Sql.Length);
        }

        batch.AddRange(StepContext.OwnRole());
        if (context.Earlier is not null)
        {
            batch.Add(context.Journal.StepForgotten(context.Step.Number));
        }

        _beforeRecord = batch[^1];
        var statements = context.Step.Statements;
        batch.Add(_record = context.Journal.StepCommitted(context.Step.Number, StepContext.ChecksumOf(statements), statements.Count));
        batch.AddRange(context.Completion());
        batch.Add(_commit = Create(Commit));
        yield return batch;
    }

    /// <param name="failure">How this attempt has ended already; null if it has not begun.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async Task AttemptAsync(Exception? failure, CancellationToken cancellationToken)
    {
        var connection = context.Session.Connection;
        try
        {
            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            foreach (var batch in Batches())
            {
                await connection.ExecuteAsync(cancellationToken, [.. batch]).ConfigureAwait(false);
            }

            context.Session.HasProgressed = true;
        }
        catch (PostgresException error) when (connection.State == ConnectionState.Open || HasLostPlans(error))
        {
            // On a connection that was lost together with the plans this fails, as it is the loss that matters then.
            await connection.ExecuteAsync(cancellationToken, Create("ROLLBACK")).ConfigureAwait(false);
            if (!HasLostPlans(error))
            {
                throw;
            }

            context.Session.Plans.Drop();
            await AttemptAsync(failure: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A script may say DEALLOCATE ALL or DISCARD PLANS; the steps after it do without.</summary>
    private bool HasLostPlans(PostgresException error) => context.Session.Plans.AreLost(error);

    private NpgsqlBatchCommand ToCommand(SqlStatement statement)
    {
        context.LogSql(statement);
        var command = Create(statement.Sql);
        _sent.Add(command, statement);
        return command;
    }

    private static bool IsAnswered(NpgsqlBatchCommand? command) => command is { StatementType: not Npgsql.StatementType.Unknown };

    private SqlStatement? StatementOf(NpgsqlException error) =>
        error.BatchCommand is { } command ? _sent.GetValueOrDefault((NpgsqlBatchCommand)command) : null;
}
