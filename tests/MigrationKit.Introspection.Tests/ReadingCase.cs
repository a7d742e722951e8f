using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Core.Syntax;
using MigrationKit.Introspection.Tests.Cases;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Introspection.Tests;

/// <summary>Runs cases against the server of this run.</summary>
internal static class ReadingCase
{
    public static async Task<PostgresDatabase> CreateDatabaseAsync(CatalogCase test)
    {
        var server = await SharedServer.Instance;
        Assume.That(server.ServerVersion.Major, Is.GreaterThanOrEqualTo(test.Since), "needs a newer server");
        var database = await server.CreateDatabaseAsync();
        await SkipWithoutExtensionsAsync(test, database);
        await RunAsync(database, StatementSplitter.Split(test.Sql).Select(static statement => statement.Sql));
        return database;
    }

    public static async Task<CatalogSnapshot> ReadAsync(PostgresDatabase database, CatalogFilter? filter = null)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await CatalogReader.ReadAsync(connection, filter ?? CatalogFilter.Default, CancellationToken.None);
    }

    /// <summary>That a reading of all schemas, which are named, gives of the database what is in one, and of what it uses the same.</summary>
    public static async Task AssertReadByNameAsync(PostgresDatabase database)
    {
        var whole = await ReadAsync(database, CatalogFilter.Default with { Owners = true });
        var schemas = whole.Schema.All<Namespace>().Select(static item => item.Name).Append(Namespace.Public).ToEquatableArray();

        var named = await ReadAsync(database, CatalogFilter.Default with { Owners = true, Schemas = schemas });

        var expected = DatabaseSchema.Create(whole.Schema.Objects.Where(static item => item is Namespace or Extension || item.Id.Schema.Length > 0));
        Assert.That(named.Schema, Is.EqualTo(expected));
        Assert.That(UsesOf(named.Schema, expected), Is.EqualTo(UsesOf(expected, expected)));
        Assert.That(named.NotModelled, Is.SubsetOf(whole.NotModelled));
    }

    private static IEnumerable<string> UsesOf(DatabaseSchema schema, DatabaseSchema within) => schema.Objects.Select(
        item => $"{item.Id} uses {string.Join(", ", item.Uses.Value!.Value.Where(within.Contains).Order())}");

    /// <summary>Creates a schema in an empty database, statement by statement.</summary>
    public static async Task CreateAsync(PostgresDatabase database, DatabaseSchema schema)
    {
        foreach (var step in MigrationPlanner.Plan(DatabaseSchema.Empty, schema, PlannerOptions.Default).Steps)
        {
            await RunAsync(database, SqlScriptWriter.Statements(step));
        }
    }

    // Statement by statement in a batch: Npgsql cuts the text of a command at semicolons, also inside of a body.
    private static async Task RunAsync(PostgresDatabase database, IEnumerable<string> statements)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        foreach (var statement in statements.Where(static sql => sql.Length > 0))
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(statement) } };
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static async Task SkipWithoutExtensionsAsync(CatalogCase test, PostgresDatabase database)
    {
        foreach (var extension in test.Needs)
        {
            await using var command = database.DataSource.CreateCommand("SELECT count(*) > 0 FROM pg_available_extensions WHERE name = $1");
            command.Parameters.AddWithValue(extension);
            Assume.That(await command.ExecuteScalarAsync(), Is.True, $"this server has no extension {extension}");
        }
    }
}
