using System.Text.RegularExpressions;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;
using Npgsql;

namespace MigrationKit.Tool.Tests.Pulling;

/// <summary>Law 9 over real schemas: pulled, built and applied to an empty database, they give the same dump.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class CorpusPullTests
{
    // Functions of extensions and of PostgreSQL: their rights are no part of a schema, and are reported.
    private const string Foreign =
        """
        SET search_path = '';
        SELECT format('%I.%I(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid))
        FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
        WHERE n.nspname = 'pg_catalog'
           OR EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.deptype = 'e')
        """;

    private static IEnumerable<string> Schemas => CorpusSchema.Names;

    [TestCaseSource(nameof(Schemas))]
    public async Task Law_9_a_real_schema_comes_back_from_its_classes(string name)
    {
        await using var original = await CorpusSchema.LoadAsync(name, await SharedServer.Instance);
        var schema = await ScriptRun.ReadAsync(original);
        var declared = await PullLaws.CheckAsync(schema, name);
        await using var built = await SharedServer.CreateDatabaseAsync();

        await ScriptRun.RunAsync(built, SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, declared, PlannerOptions.Default)));

        var (actual, expected) = (await DumpAsync(built), await DumpAsync(original));
        Assert.That(actual, Is.EqualTo(expected), Environment.NewLine + string.Join(Environment.NewLine, actual.Except(expected).Concat(expected.Except(actual))));
    }

    private static async Task<IReadOnlyList<string>> DumpAsync(PostgresDatabase database)
    {
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        await using var query = dataSource.CreateCommand(Foreign);
        await using var rows = await query.ExecuteReaderAsync();
        var foreign = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            foreign.Add(rows.GetString(0));
        }

        var lines = SchemaDump.Normalize(await database.DumpSchemaAsync()).Split('\n');
        return [.. lines.Where(line => RightsOf().Match(line) is not { Success: true } rights || !foreign.Contains(rights.Groups[1].Value))];
    }

    [GeneratedRegex("^(?:GRANT|REVOKE) .* ON FUNCTION (.*) (?:TO|FROM) ")]
    private static partial Regex RightsOf();
}
