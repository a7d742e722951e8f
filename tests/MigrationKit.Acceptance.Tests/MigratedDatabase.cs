using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Introspection;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;
using Npgsql;

namespace MigrationKit.Acceptance.Tests;

/// <summary>A database that plans are run against, each statement as the runtime would send it.</summary>
internal sealed class MigratedDatabase(PostgresDatabase database) : IAsyncDisposable
{
    public static async Task<MigratedDatabase> CreateAsync() => new(await SharedServer.CreateDatabaseAsync());

    public static async Task<MigratedDatabase> CreateAsync(DatabaseSchema schema)
    {
        var created = await CreateAsync();
        await created.RunAsync(MigrationPlanner.Plan(DatabaseSchema.Empty, schema, PlannerOptions.Default));
        return created;
    }

    public Task RunAsync(MigrationPlan plan) => RunAsync(SqlScriptWriter.Write(plan));

    public async Task RunAsync(string script)
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, script);
    }

    /// <summary>Runs a script, and gives what the server says of its work.</summary>
    public async Task<IReadOnlyList<string>> MessagesOfAsync(string script)
    {
        var messages = new List<string>();
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SET client_min_messages = debug1", connection);
        await command.ExecuteNonQueryAsync();
        connection.Notice += (_, notice) => messages.Add(notice.Notice.MessageText);
        await RunAsync(connection, script);
        return messages;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string script)
    {
        foreach (var step in MigrationScript.Parse(script))
        {
            await using var transaction = step.Transactional ? await connection.BeginTransactionAsync() : null;
            foreach (var statement in step.Statements)
            {
                await ExecuteAsync(connection, statement.Sql, script);
            }

            await (transaction?.CommitAsync() ?? Task.CompletedTask);
        }
    }

    public async Task<DatabaseSchema> ReadAsync()
    {
        await using var connection = await OpenAsync();
        var snapshot = await CatalogReader.ReadAsync(connection, CatalogFilter.Default, CancellationToken.None);
        Assert.That(snapshot.NotModelled, Is.Empty);
        return snapshot.Schema;
    }

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<string> DumpAsync() => SchemaDump.Normalize(await SharedServer.DumpAsync(database));

    /// <summary>Both judges: our own reader, and pg_dump, which knows nothing of it.</summary>
    public async Task AssertEqualsAsync(MigratedDatabase expected, string context)
    {
        await AssertReadsLikeAsync(expected, context);
        Assert.That(await DumpAsync(), Is.EqualTo(await expected.DumpAsync()), context);
    }

    public async Task AssertReadsLikeAsync(MigratedDatabase expected, string context)
    {
        var (actual, wanted) = (await ReadAsync(), await expected.ReadAsync());
        Assert.That(SchemaDiffer.Diff(actual, wanted).Changes.Select(static change => change is AlterObject alter ? $"{alter.From} is not {alter.To}" : change.Describe()), Is.Empty, context);
        Assert.That(ManifestWriter.Write(actual, ManifestForm.Canonical), Is.EqualTo(ManifestWriter.Write(wanted, ManifestForm.Canonical)), context);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, string script)
    {
        try
        {
            // Not a command: Npgsql would cut it at semicolons, also inside of a body.
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException error)
        {
            Assert.Fail($"{error.SqlState}: {error.MessageText}\n{sql}\n\nin\n{script}");
        }
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
