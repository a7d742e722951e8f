using System.Globalization;
using MigrationKit.Core.Migrations;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>Who applies migrations to an empty database.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="RunAsync">Applies them; gets a connection string.</param>
internal sealed record Applier(string Name, Func<string, ApplyInput, Task> RunAsync)
{
    private const string History =
        """
        CREATE TABLE public.history (
            model text NOT NULL, ordinal integer NOT NULL, migration_id text NOT NULL, from_fingerprint text NOT NULL,
            to_fingerprint text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (model, migration_id), UNIQUE (model, ordinal))
        """;

    public static Applier MigrationKit { get; } = new("MigrationKit", static (target, input) => ApplyAsync(target, input, recordState: true));

    public static Applier WithoutState { get; } = new("MigrationKit", static (target, input) => ApplyAsync(target, input, recordState: false));

    /// <summary>The least: each transaction in one round trip, with nothing in it but what was asked for.</summary>
    public static Applier Batches { get; } = new("BareBatch", static (target, input) => BareAsync(target, input, SendBatchAsync));

    /// <summary>What people write: a transaction is begun and committed by Npgsql.</summary>
    public static Applier Transactions { get; } = new("BareTransaction", static (target, input) => BareAsync(target, input, SendTransactionAsync));

    /// <summary>
    /// The least of who looks with the application's pool, leaves no lock or setting in it, and lets it know of new types: a session of its own, and
    /// the types read again.
    /// </summary>
    public static Applier OwnSession { get; } = new("BareOwnSession", OwnSessionAsync);

    private static async Task ApplyAsync(string target, ApplyInput input, bool recordState)
    {
        var report = await new Migrator(target, [input.Set], new MigrationOptions { RecordState = recordState }).ApplyAsync();
        if (report.Applied.Count() != input.Set.Migrations.Count)
        {
            throw new InvalidOperationException("Not everything was applied.");
        }
    }

    private static async Task BareAsync(
        string target, ApplyInput input, Func<NpgsqlConnection, IEnumerable<NpgsqlBatchCommand>, Task> sendAsync)
    {
        await using var connection = new NpgsqlConnection(target);
        await connection.OpenAsync();
        await SendAsync(connection, input, sendAsync);
    }

    private static async Task OwnSessionAsync(string target, ApplyInput input)
    {
        await using (var look = new NpgsqlConnection(target))
        {
            await look.OpenAsync();
            await using var select = new NpgsqlCommand("SELECT 1", look);
            await select.ExecuteScalarAsync();
        }

#pragma warning disable CS0618 // As MigrationKit's own, which is a clone of the application's where that has a data source.
        var own = new NpgsqlConnectionStringBuilder(target) { Pooling = false, ServerCompatibilityMode = ServerCompatibilityMode.NoTypeLoading };
#pragma warning restore CS0618
        await BareAsync(own.ConnectionString, input, SendBatchAsync);
        await using var pooled = new NpgsqlConnection(target);
        await pooled.OpenAsync();
        await pooled.ReloadTypesAsync();
    }

    private static async Task SendAsync(
        NpgsqlConnection connection, ApplyInput input, Func<NpgsqlConnection, IEnumerable<NpgsqlBatchCommand>, Task> sendAsync)
    {
        if (input.HasHistory)
        {
            await sendAsync(connection, [new NpgsqlBatchCommand(History)]);
        }

        for (var i = 0; i < input.Steps.Count; i++)
        {
            foreach (var step in input.Steps[i])
            {
                var isRecorded = input.HasHistory && step == input.Steps[i][^1];
                await sendAsync(connection, Commands(step).Concat(isRecorded ? [Recorded(input.Set.Migrations[i], i + 1)] : []));
            }
        }
    }

    private static IEnumerable<NpgsqlBatchCommand> Commands(ScriptStep step) =>
        step.Statements.Select(static statement => new NpgsqlBatchCommand(statement.Sql));

    private static NpgsqlBatchCommand Recorded(Migration migration, int ordinal) => new(
        "INSERT INTO public.history (model, ordinal, migration_id, from_fingerprint, to_fingerprint, checksum) VALUES ('shop', "
            + ordinal.ToString(CultureInfo.InvariantCulture) + ", $1, $2, $3, $4)")
    {
        Parameters = { Text(migration.Id), Text(migration.From), Text(migration.To), Text(migration.Checksum) },
    };

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static async Task SendBatchAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands.Prepend(new NpgsqlBatchCommand("BEGIN")).Append(new NpgsqlBatchCommand("COMMIT")))
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static async Task SendTransactionAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
