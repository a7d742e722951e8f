using MigrationKit.Core.Declarations;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;
using Npgsql;

namespace MigrationKit.Introspection.Tests;

/// <summary>The reader and the declarations over real schemas: see <see cref="CorpusSchema"/>.</summary>
public sealed class CorpusTests
{
    // Everything with a name of its own, as the catalogs have it; what belongs to a special table or is made by the system is not asked for.
    private const string EverythingThere = """
        WITH own AS (
          SELECT oid, nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'migrationkit')
        ), special AS (
          SELECT oid FROM pg_class WHERE reloftype <> 0
        ), member AS (
          SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
        )
        SELECT concat_ws('.', n.nspname, c.relname)
        FROM pg_class c JOIN own n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S') AND ('pg_class'::regclass, c.oid) NOT IN (SELECT * FROM member)
          AND ('pg_type'::regclass, c.reltype) NOT IN (SELECT * FROM member)
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'i' AND d.refobjsubid > 0)
        UNION ALL
        SELECT concat_ws('.', n.nspname, t.relname, c.relname)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p') JOIN own n ON n.oid = c.relnamespace
        WHERE i.indrelid NOT IN (SELECT oid FROM special) AND ('pg_class'::regclass, t.oid) NOT IN (SELECT * FROM member)
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype <> 'f')
        UNION ALL
        SELECT concat_ws('.', n.nspname, y.typname)
        FROM pg_type y JOIN own n ON n.oid = y.typnamespace
        WHERE y.typtype IN ('e', 'd', 'r') AND ('pg_type'::regclass, y.oid) NOT IN (SELECT * FROM member)
        UNION ALL
        SELECT concat_ws('.', n.nspname, f.proname) || '(' || coalesce((SELECT string_agg(format_type(a.type, NULL), ', ' ORDER BY a.place) FROM unnest(f.proargtypes) WITH ORDINALITY a (type, place)), '') || ')'
        FROM pg_proc f JOIN own n ON n.oid = f.pronamespace
        WHERE ('pg_proc'::regclass, f.oid) NOT IN (SELECT * FROM member)
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'i')
        UNION ALL
        SELECT concat_ws('.', n.nspname, t.relname, k.conname)
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN own n ON n.oid = t.relnamespace
        WHERE k.contype IN ('p', 'u', 'c', 'f', 'x') AND t.oid NOT IN (SELECT oid FROM special) AND k.conparentid = 0 AND (k.coninhcount = 0 OR k.contype <> 'c')
          AND ('pg_class'::regclass, t.oid) NOT IN (SELECT * FROM member)
        UNION ALL
        SELECT concat_ws('.', n.nspname, t.relname, g.tgname)
        FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN own n ON n.oid = t.relnamespace
        WHERE NOT g.tgisinternal AND g.tgparentid = 0
        UNION ALL
        SELECT concat_ws('.', n.nspname, t.relname, p.polname)
        FROM pg_policy p JOIN pg_class t ON t.oid = p.polrelid JOIN own n ON n.oid = t.relnamespace
        """;

    private static readonly string[] Kinds =
    [
        "view", "materialized view", "typed table", "table", "sequence",
        "column", "index", "exclusion constraint", "primary key", "unique constraint", "check constraint", "foreign key", "domain",
        "composite type", "range type", "base type", "function", "procedure", "aggregate", "window function", "trigger", "constraint trigger",
        "rule", "policy", "collation", "conversion", "extended statistics", "operator class", "operator family", "operator", "cast",
        "event trigger", "publication", "schema", "extension", "language",
    ];

    private static IEnumerable<string> Schemas => CorpusSchema.Names;

    [TestCaseSource(nameof(Schemas))]
    public async Task Nothing_in_a_real_schema_is_passed_over(string name)
    {
        await using var database = await CorpusSchema.LoadAsync(name, await SharedServer.Instance);

        var snapshot = await ReadingCase.ReadAsync(database);

        TestContext.Out.WriteLine($"{name}: {snapshot.Schema.Objects.Count} objects, {snapshot.NotModelled.Count} findings");
        Assert.That(await ReadingCase.ReadAsync(database), Is.EqualTo(snapshot));
        await ReadingCase.AssertReadByNameAsync(database);
        var mentioned = snapshot.Schema.Objects.Select(static item => item.Id.Path).Concat(snapshot.NotModelled.Select(PathOf)).ToHashSet(StringComparer.Ordinal);
        Assert.That((await EverythingThereAsync(database)).Where(path => !mentioned.Contains(path)), Is.Empty);
    }

    [TestCaseSource(nameof(Schemas))]
    public async Task A_real_schema_is_canonical_as_it_was_read(string name)
    {
        await using var database = await CorpusSchema.LoadAsync(name, await SharedServer.Instance);
        var schema = (await ReadingCase.ReadAsync(database)).Schema;
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var canonical = await SchemaCanonicalizer.CanonicalizeAsync(connection, schema, CancellationToken.None);

        Assert.That(canonical.Objects.Except(schema.Objects), Is.Empty);
    }

    [TestCaseSource(nameof(Schemas))]
    public async Task The_script_of_a_real_schema_declares_it(string name)
    {
        await using var database = await CorpusSchema.LoadAsync(name, await SharedServer.Instance);
        var schema = (await ReadingCase.ReadAsync(database)).Schema;
        var script = SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, schema, new PlannerOptions { Online = false, RightsInFull = true }));
        var findings = new List<Finding>();

        var sql = SqlDeclarations.Read([new SqlFile("Schema/all.sql", script)], "public");
        var declared = SchemaNormalizer.Normalize(DatabaseSchema.Create(sql.AppliedTo([], findings)));

        Assert.That(sql.Findings.Concat(findings).Select(static finding => finding.Message), Is.Empty);
        Assert.That(SchemaDiffer.Diff(declared, schema).Changes.Select(static change => change is AlterObject alter ? $"{alter.From} is not {alter.To}" : change.Describe()), Is.Empty);
    }

    // "trigger public.t.g exists and …", "check constraint public.t.c is …", "function public.f(a integer) exists and …".
    private static string PathOf(Finding finding)
    {
        var kind = Kinds.First(kind => finding.Message.StartsWith(kind + " ", StringComparison.Ordinal));
        var rest = finding.Message[(kind.Length + 1)..];
        var exists = rest.LastIndexOf(" exists and is not modelled", StringComparison.Ordinal);
        return exists < 0 ? rest.Split(' ')[0] : rest[..exists];
    }

    private static async Task<List<string>> EverythingThereAsync(PostgresDatabase database)
    {
        var paths = new List<string>();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var path = new NpgsqlCommand("SET search_path = ''", connection);
        await path.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(EverythingThere, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            paths.Add(reader.GetString(0));
        }

        return paths;
    }
}
