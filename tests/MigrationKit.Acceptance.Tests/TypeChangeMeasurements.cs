using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Acceptance.Tests;

/// <summary>
/// What the server at hand does to the files of a table and of its index when a column gets another type, compared with what the plan says. The
/// server's own word for a look at all rows is "verifying table"; that counts as much as an index that is built anew.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class TypeChangeMeasurements
{
    private const string Types = "CREATE DOMAIN plain AS text; CREATE DOMAIN checked AS text CHECK (VALUE <> 'zz'); CREATE DOMAIN short AS varchar(10); CREATE DOMAIN number AS int; CREATE TYPE mood AS ENUM ('a', 'b'); ";

    // At UTC a time with a time zone is one without.
    private const string Zone = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), 'Europe/Berlin'); END $$; ";

    private static readonly (string From, string To, string Work)[] s_pairs =
    [
        ("varchar(10)", "varchar(20)", "nothing"), ("varchar(10)", "varchar", "nothing"), ("varchar(10)", "text", "nothing"), ("text", "varchar", "nothing"), ("varchar", "text", "nothing"),
        ("text", "varchar(10)", "rewrite"), ("varchar(20)", "varchar(10)", "rewrite"), ("varchar", "varchar(10)", "rewrite"),
        ("char(3)", "char(5)", "rewrite"), ("char(3)", "varchar(3)", "rewrite"), ("char(3)", "text", "rewrite"), ("varchar(3)", "char(3)", "rewrite"), ("name", "text", "rewrite"), ("\"char\"", "text", "rewrite"),
        ("numeric(8,2)", "numeric(10,2)", "nothing"), ("numeric(8,2)", "numeric", "nothing"), ("numeric(8)", "numeric(10)", "nothing"), ("numeric(8)", "numeric(8,0)", "nothing"),
        ("numeric", "numeric(8,2)", "rewrite"), ("numeric(8,2)", "numeric(8,3)", "rewrite"), ("numeric(8,2)", "numeric(10,3)", "rewrite"), ("numeric(8,2)", "numeric(6,2)", "rewrite"),
        ("timestamp(3)", "timestamp(6)", "nothing"), ("timestamp(3)", "timestamp", "nothing"), ("timestamp", "timestamp(6)", "nothing"), ("timestamp(6)", "timestamp", "nothing"), ("timestamp", "timestamp(3)", "rewrite"),
        ("timestamptz(3)", "timestamptz", "nothing"), ("timestamptz", "timestamptz(6)", "nothing"), ("timestamptz", "timestamptz(0)", "rewrite"),
        ("time(3)", "time(6)", "nothing"), ("time", "time(6)", "nothing"), ("timetz(3)", "timetz", "nothing"), ("timestamp", "timestamptz", "rewrite"), ("timestamptz", "timestamp", "rewrite"),
        ("date", "timestamp", "rewrite"), ("timestamp", "date", "rewrite"),
        ("interval(3)", "interval(6)", "nothing"), ("interval(3)", "interval", "nothing"), ("interval", "interval(6)", "nothing"), ("interval", "interval(3)", "rewrite"), ("interval", "interval day", "rewrite"),
        ("interval day", "interval", "nothing"), ("interval second", "interval", "nothing"), ("interval year to month", "interval", "nothing"), ("interval day", "interval day to minute", "nothing"),
        ("interval day to second(3)", "interval day to second(6)", "nothing"),
        ("bit(3)", "bit(5)", "rewrite"), ("bit(3)", "varbit(5)", "rewrite"), ("bit(3)", "varbit", "indexes"), ("varbit(3)", "varbit(5)", "nothing"), ("varbit(3)", "varbit", "nothing"), ("varbit", "varbit(5)", "rewrite"),
        ("cidr", "inet", "nothing"), ("inet", "cidr", "rewrite"), ("smallint", "int", "rewrite"), ("int", "bigint", "rewrite"), ("bigint", "int", "rewrite"), ("int", "numeric", "rewrite"), ("real", "float8", "rewrite"),
        ("int", "oid", "indexes"), ("oid", "int", "indexes"), ("int", "regclass", "indexes"), ("oid", "regclass", "nothing"), ("macaddr", "macaddr8", "rewrite"), ("money", "numeric", "rewrite"),
        ("uuid", "text", "rewrite"), ("bytea", "text", "rewrite"),
        ("varchar(10)[]", "varchar(20)[]", "rewrite"), ("varchar(10)[]", "varchar[]", "nothing"), ("varchar(10)[]", "text[]", "rewrite"), ("numeric(8,2)[]", "numeric(10,2)[]", "rewrite"), ("timestamp(3)[]", "timestamp[]", "nothing"),
        ("int[]", "bigint[]", "rewrite"), ("cidr[]", "inet[]", "rewrite"), ("text", "text[]", "rewrite"),
        ("plain", "text", "nothing"), ("text", "plain", "nothing"), ("varchar(10)", "plain", "nothing"), ("checked", "text", "nothing"), ("text", "checked", "rewrite"), ("plain", "checked", "rewrite"),
        ("short", "text", "nothing"), ("short", "varchar(20)", "rewrite"), ("varchar(10)", "short", "nothing"), ("varchar(5)", "short", "nothing"), ("varchar(15)", "short", "rewrite"),
        ("number", "int", "nothing"), ("int", "number", "nothing"), ("number", "bigint", "rewrite"), ("plain[]", "text[]", "rewrite"), ("mood", "text", "rewrite"), ("text", "mood", "rewrite"),
        ("varchar(10)", "text COLLATE \"C\"", "indexes"), ("text", "text COLLATE \"C\"", "indexes"),
    ];

    // Of what stands beside the column, where varchar(10) becomes varchar(20): its expressions are printed the same before and after.
    private static readonly (string Beside, string Work)[] s_beside =
    [
        ("CREATE INDEX {1} ON {0} (lower(c))", "indexes"), ("CREATE INDEX {1} ON {0} (id) WHERE c <> 'a'", "indexes"), ("CREATE INDEX {1} ON {0} (c) WHERE id > 1", "indexes"),
        ("ALTER TABLE {0} ADD CONSTRAINT {1} UNIQUE (c)", "nothing"), ("CREATE INDEX {1} ON {0} (c varchar_pattern_ops)", "nothing"), ("CREATE INDEX {1} ON {0} (id) INCLUDE (c)", "nothing"),
        ("CREATE INDEX {1} ON {0} (id) WHERE id > 1", "nothing"), ("ALTER TABLE {0} ADD CONSTRAINT {1} CHECK (c <> 'a')", "indexes"), ("ALTER TABLE {0} ADD CONSTRAINT {1} CHECK (id > 1)", "nothing"),
    ];

    private static IReadOnlyList<Case> Cases { get; } =
    [
        .. s_pairs.Select(static pair => new Case(pair.From, pair.To, "CREATE INDEX {1} ON {0} (c)", pair.Work)),
        .. s_beside.Select(static beside => new Case("varchar(10)", "varchar(20)", beside.Beside, beside.Work)),
    ];

    [Test]
    public async Task The_plan_says_what_the_server_does()
    {
        await using var migrated = await MigratedDatabase.CreateAsync();
        await using var direct = await MigratedDatabase.CreateAsync();
        await migrated.RunAsync(Zone + Types + string.Concat(Cases.Select(static (item, number) => item.Script(item.From, number))));
        await direct.RunAsync(Types + string.Concat(Cases.Select(static (item, number) => item.Script(item.To, number))));
        var plan = MigrationPlanner.Plan(await migrated.ReadAsync(), await direct.ReadAsync(), PlannerOptions.Default);

        var before = await FilesAsync(migrated);
        var messages = await migrated.MessagesOfAsync(SqlScriptWriter.Write(plan));
        var after = await FilesAsync(migrated);

        var done = Cases.Select((item, number) => item.Line(
            before[$"t_{number}"] != after[$"t_{number}"] ? "rewrite"
            : before.GetValueOrDefault($"x_{number}") != after.GetValueOrDefault($"x_{number}") || messages.Any(text => text == $"verifying table \"t_{number}\"") ? "indexes"
            : "nothing"));
        var said = Cases.Select((item, number) => item.Line(HazardsOf(plan, number) switch
        {
            var kinds when kinds.Contains(HazardKind.TableRewrite) => "rewrite",
            var kinds when kinds.Contains(HazardKind.LongLock) => "indexes",
            _ => "nothing",
        }));
        Assert.That(done, Is.EqualTo(Cases.Select(static item => item.Line(item.Work))), "on the server");
        Assert.That(said, Is.EqualTo(Cases.Select(static item => item.Line(item.Work))), "in the plan");
    }

    private static List<HazardKind> HazardsOf(MigrationPlan plan, int number) =>
        plan.Hazards.Where(hazard => hazard.Object.Parent == $"t_{number}").Select(static hazard => hazard.Kind).ToList();

    private static async Task<Dictionary<string, string>> FilesAsync(MigratedDatabase database)
    {
        var text = await database.QueryAsync<string>("SELECT string_agg(relname || '=' || relfilenode, ' ') FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')");
        return text.Split(' ').Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => pair[1]);
    }

    /// <param name="From">The type before.</param>
    /// <param name="To">The type after.</param>
    /// <param name="Beside">An index or a constraint of the table.</param>
    /// <param name="Work">What is done while nobody can read the table: nothing, a look at all rows or new indexes, or a new table.</param>
    private sealed record Case(string From, string To, string Beside, string Work)
    {
        public string Script(string type, int number)
        {
            var (table, name) = (FormattableString.Invariant($"t_{number}"), FormattableString.Invariant($"x_{number}"));
            return $"CREATE TABLE {table} (id int, c {type}); {Beside.Replace("{0}", table, StringComparison.Ordinal).Replace("{1}", name, StringComparison.Ordinal)}; ";
        }

        public string Line(string work) => $"{From} to {To} with {Beside}: {work}";
    }
}
