using System.Globalization;
using Npgsql;

namespace MigrationKit.Tests.Support;

/// <summary>
/// Adds one to <c>n</c> of the rows of <c>public.numbers</c> of which it is not known whether they were visited, ten at a time: what is done
/// twice or not at all can be seen.
/// </summary>
internal sealed class CodeMigration(string id, string after) : IDataMigration
{
    public string Id => id;

    public string After => after;

    public string? ModelName { get; init; }

    public Func<NpgsqlConnection, Task> Precheck { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Called before the work of a batch, with its checkpoint.</summary>
    public Func<NpgsqlConnection, string?, Task> Before { get; init; } = static (_, _) => Task.CompletedTask;

    /// <summary>Called after the work of a batch.</summary>
    public Func<NpgsqlConnection, Task> AfterBatch { get; init; } = static _ => Task.CompletedTask;

    public Func<NpgsqlConnection, Task> Postcheck { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Makes another checkpoint of that which it would be.</summary>
    public Func<string?, string?> Checkpoint { get; init; } = static next => next;

    public Task PrecheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Precheck(connection);

    public async Task<string?> ApplyBatchAsync(NpgsqlConnection connection, string? checkpoint, CancellationToken cancellationToken)
    {
        await Before(connection, checkpoint);
        await using var command = new NpgsqlCommand(
            """
            WITH batch AS (SELECT id FROM public.numbers WHERE id > $1 ORDER BY id LIMIT 10),
                 done AS (UPDATE public.numbers SET n = n + 1 WHERE id IN (SELECT id FROM batch) RETURNING id)
            SELECT max(id) FROM done
            """,
            connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = checkpoint is null ? 0 : int.Parse(checkpoint, CultureInfo.InvariantCulture) } } };
        var last = await command.ExecuteScalarAsync(cancellationToken) as int?;
        await AfterBatch(connection);
        return Checkpoint(last?.ToString(CultureInfo.InvariantCulture));
    }

    public Task PostcheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Postcheck(connection);
}
