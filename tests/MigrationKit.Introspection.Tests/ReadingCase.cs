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
