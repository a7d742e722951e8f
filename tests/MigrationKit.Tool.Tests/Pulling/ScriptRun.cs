using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Introspection;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tool.Tests.Pulling;

/// <summary>Scripts run on a database as the runtime runs them, and what it reads afterwards.</summary>
internal static class ScriptRun
{
    public static async Task RunAsync(PostgresDatabase database, string script)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        foreach (var step in MigrationScript.Parse(script))
        {
            await using var transaction = step.Transactional ? await connection.BeginTransactionAsync() : null;
            foreach (var statement in step.Statements)
            {
                await using var command = new NpgsqlCommand(statement.Sql, connection);
                await command.ExecuteNonQueryAsync();
            }

            await (transaction?.CommitAsync() ?? Task.CompletedTask);
        }
    }

    /// <summary>All of a database, but rights on what is PostgreSQL's or an extension's.</summary>
    public static async Task<DatabaseSchema> ReadAsync(PostgresDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var snapshot = await CatalogReader.ReadAsync(connection, CatalogFilter.Default, CancellationToken.None);
        Assert.That(snapshot.NotModelled.Select(static finding => finding.Message), Has.All.Contains("with rights that somebody changed"));
        return snapshot.Schema;
    }
}
