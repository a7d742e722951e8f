using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Testing;

namespace MigrationKit.Benchmarks;

/// <summary>A database with many tables, each with an index, a foreign key, a check and a view on it.</summary>
internal static class SyntheticDatabase
{
    public static async Task<PostgresDatabase> CreateAsync(PostgresServer server, int tables)
    {
        var database = await server.CreateDatabaseAsync();
        foreach (var step in MigrationPlanner.Plan(DatabaseSchema.Empty, SyntheticSchema.Of(tables), PlannerOptions.Default).Steps)
        {
            await database.ExecuteAsync(string.Join(";\n", SqlScriptWriter.Statements(step)));
        }

        foreach (var numbers in Enumerable.Range(0, tables).Chunk(200))
        {
            await database.ExecuteAsync(string.Concat(numbers.Select(static number => CheckAndView(number))));
        }

        await database.ExecuteAsync("ANALYZE");
        return database;
    }

    private static string CheckAndView(int number)
    {
        var table = FormattableString.Invariant($"table_{number:00000}");
        return $"""
            ALTER TABLE {table} ADD CONSTRAINT ck_{table}_price CHECK (price >= 0 AND price < 1000000);
            CREATE VIEW view_of_{table} AS SELECT t.id, t.code, p.name AS parent FROM {table} t LEFT JOIN {table} p ON p.id = t.parent_id WHERE t.is_active;

            """;
    }
}
