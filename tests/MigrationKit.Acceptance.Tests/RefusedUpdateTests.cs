using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using Npgsql;

namespace MigrationKit.Acceptance.Tests;

/// <summary>That the server refuses to update those tables of which we say so, and no others; and what a plan says of it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RefusedUpdateTests
{
    private const string Refusal = "The server refuses to fill column public.t.u: publication p publishes updates of public.t, which has no replica identity."
        + " Give the table a replica identity (a primary key, or REPLICA IDENTITY FULL), or end that, in a migration before this one.";

    private static readonly (string Name, string Sql)[] s_identities =
    [
        ("no key", "CREATE TABLE t (a int, b int NOT NULL)"),
        ("a key", "CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL)"),
        ("a key with more in its index", "CREATE TABLE t (a int, b int NOT NULL, PRIMARY KEY (a) INCLUDE (b))"),
        ("a deferrable key", "CREATE TABLE t (a int PRIMARY KEY DEFERRABLE, b int NOT NULL)"),
        ("a key that does not count", "CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL); ALTER TABLE t REPLICA IDENTITY NOTHING"),
        ("all columns", "CREATE TABLE t (a int, b int NOT NULL); ALTER TABLE t REPLICA IDENTITY FULL"),
        ("an index", "CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL); CREATE UNIQUE INDEX i ON t (b); ALTER TABLE t REPLICA IDENTITY USING INDEX i"),
        ("no log", "CREATE UNLOGGED TABLE t (a int, b int NOT NULL)"),
        ("partitions without a key", "CREATE TABLE r (a int, b int NOT NULL) PARTITION BY LIST (a); CREATE TABLE t PARTITION OF r DEFAULT"),
        ("partitions with a key", "CREATE TABLE r (a int PRIMARY KEY, b int NOT NULL) PARTITION BY LIST (a); CREATE TABLE t PARTITION OF r DEFAULT"),
        ("all columns, one generated", "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED); ALTER TABLE t REPLICA IDENTITY FULL"),
        ("a key of a generated column", "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED PRIMARY KEY)"),
    ];

    private static readonly (int Since, string Sql)[] s_publications =
    [
        (0, "CREATE PUBLICATION p"),
        (0, "CREATE PUBLICATION p FOR ALL TABLES"),
        (0, "CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert, delete')"),
        (0, "CREATE PUBLICATION p FOR TABLE t"),
        (0, "CREATE PUBLICATION p FOR TABLE t WITH (publish = 'update')"),
        (0, "CREATE PUBLICATION p FOR TABLE r"),
        (0, "CREATE PUBLICATION p FOR TABLE r WITH (publish_via_partition_root)"),
        (15, "CREATE PUBLICATION p FOR TABLES IN SCHEMA public"),
        (15, "CREATE PUBLICATION p FOR TABLE t (a)"),
        (15, "CREATE PUBLICATION p FOR TABLE t (b)"),
        (15, "CREATE PUBLICATION p FOR TABLE t (a, b)"),
        (15, "CREATE PUBLICATION p FOR TABLE t WHERE (a > 1)"),
        (15, "CREATE PUBLICATION p FOR TABLE t WHERE (b > 1)"),
        (15, "CREATE PUBLICATION p FOR TABLE r (b)"),
        (15, "CREATE PUBLICATION p FOR TABLE r (b) WITH (publish_via_partition_root)"),
        (15, "CREATE PUBLICATION p FOR TABLE r WHERE (b > 1), TABLE t WHERE (a > 1) WITH (publish_via_partition_root)"),
        (18, "CREATE PUBLICATION p FOR TABLE t WITH (publish_generated_columns = stored)"),
    ];

    [Test]
    public async Task We_know_which_tables_the_server_refuses_to_update()
    {
        var version = (await SharedServer.Instance).ServerVersion.Major;
        await using var database = await MigratedDatabase.CreateAsync();
        var (wrong, counts) = (new List<string>(), new int[2]);
        foreach (var (name, table) in s_identities)
        {
            foreach (var (_, publication) in s_publications.Where(one => one.Since <= version))
            {
                if (!await IsPossibleAsync(database, $"DROP PUBLICATION IF EXISTS p; DROP TABLE IF EXISTS t, r; {table}; {publication};"))
                {
                    continue;
                }

                var obstacle = new PublishedUpdates(await database.ReadAsync()).Obstacle(new QualifiedName("public", "t"));
                var isRefused = obstacle is not null && (version >= 18 || !obstacle.EndsWith("from PostgreSQL 18 on", StringComparison.Ordinal));
                counts[isRefused ? 1 : 0]++;
                if (isRefused == await IsPossibleAsync(database, "UPDATE t SET a = a WHERE false;"))
                {
                    wrong.Add($"{name}: {publication}: {obstacle ?? "accepted"}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(counts, Is.All.GreaterThan(10));
    }

    [TestCase("")]
    [TestCase(", PRIMARY KEY (u)")]
    public async Task A_plan_says_what_no_order_lets_it_fill(string key)
    {
        await using var before = await MigratedDatabase.CreateAsync();
        await using var after = await MigratedDatabase.CreateAsync();
        await before.RunAsync("CREATE TABLE t (a int); CREATE PUBLICATION p FOR TABLE t; INSERT INTO t VALUES (1);");
        await after.RunAsync($"CREATE TABLE t (a int, u uuid DEFAULT gen_random_uuid(){key}); CREATE PUBLICATION p FOR TABLE t;");
        var plan = MigrationPlanner.Plan(await before.ReadAsync(), await after.ReadAsync(), PlannerOptions.Default);
        var hazard = plan.Hazards.Single(static hazard => hazard.Kind == HazardKind.UpdateRefused);
        Assert.That((hazard.Code, hazard.Word, hazard.Message), Is.EqualTo(("MK3008", "update-refused", Refusal)));
        var error = Assert.ThrowsAsync<PostgresException>(() => before.RunAsync(MigrationScript.Parse(SqlScriptWriter.Write(plan))))!;
        Assert.That(error.SqlState, Is.EqualTo(PostgresErrorCodes.ObjectNotInPrerequisiteState));
    }

    [Test]
    public async Task A_type_changes_in_place_where_no_second_column_can_be_filled()
    {
        await using var before = await MigratedDatabase.CreateAsync();
        await using var after = await MigratedDatabase.CreateAsync();
        await before.RunAsync("CREATE TABLE t (a int); CREATE PUBLICATION p FOR TABLE t; INSERT INTO t VALUES (1);");
        await after.RunAsync("CREATE TABLE t (a bigint); CREATE PUBLICATION p FOR TABLE t;");
        var to = await after.ReadAsync();
        to = DatabaseSchema.Create(to.Objects.Select(static item => item is Column column ? column with { OnlineType = new OnlineTypeChange(null, null) } : item));
        var plan = MigrationPlanner.Plan(await before.ReadAsync(), to, PlannerOptions.Default);
        Assert.That(plan.Hazards.Single(static hazard => hazard.Kind == HazardKind.NotOnline).Message, Does.Contain("publication p publishes updates of public.t, which has no replica identity, so that the server refuses to fill the second one."));
        await before.RunAsync(plan);
        await before.AssertEqualsAsync(after, "up");
    }

    private static async Task<bool> IsPossibleAsync(MigratedDatabase database, string script)
    {
        try
        {
            await database.RunAsync(MigrationScript.Parse(script));
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }
}
