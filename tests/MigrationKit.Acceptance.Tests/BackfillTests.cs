using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Acceptance.Tests;

/// <summary>Columns whose rows are filled by a declared expression.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BackfillTests
{
    private const int Rows = 12_345;

    private static readonly QualifiedName s_table = new("public", "t");

    [TestCase("CREATE TABLE t (id int PRIMARY KEY, email text, total int);", "INSERT INTO t SELECT i, 'E' || i, i FROM generate_series(1, 12345) i", TestName = "by the primary key")]
    [TestCase("CREATE TABLE t (a text, \"B c\" int, email text, total int, PRIMARY KEY (a, \"B c\"));", "INSERT INTO t SELECT i % 7, i, 'E' || i, i FROM generate_series(1, 12345) i", TestName = "by a key of two columns")]
    [TestCase("CREATE DOMAIN known AS int CHECK (VALUE IS NOT NULL); CREATE TABLE t (id known PRIMARY KEY, email text, total int);", "INSERT INTO t SELECT i, 'E' || i, i FROM generate_series(1, 12345) i", TestName = "by a key that is never empty, be it of no row")]
    [TestCase("CREATE TABLE t (id int, email text, total int);", "INSERT INTO t SELECT i, 'E' || i, i FROM generate_series(1, 12345) i", TestName = "by place")]
    [TestCase("CREATE TABLE t (id int PRIMARY KEY, email text, total int);", "SELECT 1", TestName = "no rows")]
    public async Task A_required_column_is_filled_and_then_required(string table, string insert)
    {
        await using var database = await MigratedDatabase.CreateAsync();
        await database.RunAsync(table + insert);
        var from = await database.ReadAsync();
        var rows = await database.QueryAsync<long>("SELECT count(*) FROM t");

        var plan = MigrationPlanner.Plan(from, With(from, "lower(email) || total"), PlannerOptions.Default);
        await database.RunAsync(plan);

        Assert.That(plan.Hazards.Select(static hazard => hazard.Word), Is.EqualTo(new[] { "data-dependent" }));
        Assert.That(await database.QueryAsync<long>("SELECT count(*) FROM t WHERE mail = lower(email) || total"), Is.EqualTo(rows));
        Assert.That(((Column)(await database.ReadAsync()).Find(ObjectId.Of(ObjectKind.Column, s_table, "mail"))!).IsNullable, Is.False);
    }

    [Test]
    public async Task A_run_that_was_interrupted_fills_what_is_left()
    {
        await using var database = await MigratedDatabase.CreateAsync();
        await database.RunAsync($"CREATE TABLE t (id int PRIMARY KEY, email text, total int, mail text); INSERT INTO t SELECT i, 'E' || i, 1 FROM generate_series(1, {Rows}) i; UPDATE t SET mail = 'done' WHERE id <= 7000");
        var column = new Column { Table = s_table, Name = "mail", Type = PgType.BuiltIn("text"), Backfill = "'$backfill$' || id" };

        await database.RunAsync("-- migrationkit:step no-transaction\n" + ObjectStatements.Of(new BackfillOperation(column, EquatableArray.Of("id"))).Single());

        Assert.That(await database.QueryAsync<long>("SELECT count(*) FROM t WHERE id <= 7000 AND mail = 'done' OR id > 7000 AND mail = '$backfill$' || id"), Is.EqualTo(Rows));
    }

    [Test]
    public async Task The_rows_may_get_what_a_column_had_that_goes()
    {
        await using var database = await MigratedDatabase.CreateAsync();
        await database.RunAsync("CREATE TABLE t (id int PRIMARY KEY, email text); INSERT INTO t VALUES (1, 'A')");
        var from = await database.ReadAsync();
        var to = DatabaseSchema.Create(With(from, "lower(email)").Objects.Where(static item => item.Id.Name != "email"));

        await database.RunAsync(MigrationPlanner.Plan(from, to, PlannerOptions.Default));

        Assert.That(await database.QueryAsync<string>("SELECT mail FROM t"), Is.EqualTo("a"));
    }

    [Test]
    public async Task An_optional_column_that_becomes_required_is_filled_first()
    {
        await using var database = await MigratedDatabase.CreateAsync();
        await database.RunAsync("CREATE TABLE t (id int PRIMARY KEY, mail text); INSERT INTO t VALUES (1, NULL), (2, 'kept')");
        var from = await database.ReadAsync();

        await database.RunAsync(MigrationPlanner.Plan(from, With(from, "'none'"), PlannerOptions.Default));

        Assert.That(await database.QueryAsync<string>("SELECT string_agg(mail, ' ' ORDER BY id) FROM t"), Is.EqualTo("none kept"));
    }

    [Test]
    public void Where_every_server_knows_it_the_constraint_itself_is_added_unvalidated()
    {
        var table = new Table(s_table);
        var column = new Column { Table = s_table, Name = "n", Type = PgType.BuiltIn("text"), IsNullable = true };

        var plan = MigrationPlanner.Plan(
            DatabaseSchema.Create([table, column]), DatabaseSchema.Create([table, column with { IsNullable = false }]), PlannerOptions.Default with { PostgresVersion = 18 });

        Assert.That(plan.Steps.SelectMany(SqlScriptWriter.Statements), Is.EqualTo(new[]
        {
            "ALTER TABLE public.t ADD CONSTRAINT t_n_not_null NOT NULL n NOT VALID",
            "ALTER TABLE public.t VALIDATE CONSTRAINT t_n_not_null",
        }));
    }

    private static DatabaseSchema With(DatabaseSchema schema, string backfill)
    {
        var column = new Column { Table = s_table, Name = "mail", Type = PgType.BuiltIn("text"), Backfill = backfill, Ordinal = 99 };
        return DatabaseSchema.Create(schema.Objects.Where(item => item.Id != column.Id).Append(column));
    }
}
