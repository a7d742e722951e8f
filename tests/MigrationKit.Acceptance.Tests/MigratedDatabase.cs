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
/// <remarks>One session does all: a new one would read the catalogs into its memory again, which takes longer than most plans.</remarks>
internal sealed class MigratedDatabase(PostgresDatabase database) : IAsyncDisposable
{
    private NpgsqlConnection? _session;

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
        try
        {
            await RunAsync(MigrationScript.Parse(script));
        }
        catch (PostgresException error)
        {
            Assert.Fail($"{error.SqlState}: {error.MessageText}\n{error.BatchCommand?.CommandText}\n\nin\n{script}");
        }
    }

    /// <summary>Runs a script in a session of its own, which has the settings of the database as they are now, and gives what the server says of its work.</summary>
    public async Task<IReadOnlyList<string>> MessagesOfAsync(string script)
    {
        var messages = new List<string>();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await ExecuteAsync(connection, "SET client_min_messages = debug1");
        connection.Notice += (_, notice) => messages.Add(notice.Notice.MessageText);
        await RunAsync(connection, MigrationScript.Parse(script));
        return messages;
    }

    /// <exception cref="PostgresException">The server refuses a statement.</exception>
    public async Task RunAsync(IEnumerable<ScriptStep> steps) => await RunAsync(await SessionAsync(), steps);

    private static async Task RunAsync(NpgsqlConnection connection, IEnumerable<ScriptStep> steps)
    {
        foreach (var step in steps)
        {
            await using var transaction = step.Transactional ? await connection.BeginTransactionAsync() : null;
            foreach (var statement in step.Statements)
            {
                await ExecuteAsync(connection, statement.Sql);
            }

            await (transaction?.CommitAsync() ?? Task.CompletedTask);
        }
    }

    // Not a command: Npgsql would cut it at semicolons, also inside of a body.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync();
    }

    public async Task<DatabaseSchema> ReadAsync()
    {
        var connection = await SessionAsync();
        var snapshot = await CatalogReader.ReadAsync(connection, CatalogFilter.Default, CancellationToken.None);
        Assert.That(snapshot.NotModelled, Is.Empty);
        return snapshot.Schema;
    }

    public async Task<T> QueryAsync<T>(string sql)
    {
        var connection = await SessionAsync();
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

    public async ValueTask DisposeAsync()
    {
        await (_session?.DisposeAsync() ?? ValueTask.CompletedTask);
        await database.DisposeAsync();
    }

    // As a new one would be: without what a script has set.
    private async Task<NpgsqlConnection> SessionAsync()
    {
        if (_session is null)
        {
            _session = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
            await _session.OpenAsync();
            return _session;
        }

        await using var discard = new NpgsqlCommand("DISCARD ALL", _session);
        await discard.ExecuteNonQueryAsync();
        return _session;
    }
}
