using MigrationKit.Execution;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>What a role may not do is said before anything runs.</summary>
internal sealed class RightsTests : DatabaseTest
{
    private const string Script =
        """
        CREATE SCHEMA app;
        CREATE TABLE app.mine (id int, other int REFERENCES shop.product (id));
        ALTER TABLE app.mine ADD x int;
        CREATE TABLE shop.t (id int);
        ALTER TABLE shop."Order Lines" ADD x int;
        -- migrationkit:step no-transaction
        CREATE INDEX CONCURRENTLY ix ON shop."Order Lines" (id);
        ALTER TYPE shop.mood ADD VALUE 'fine';
        """;

    [Test]
    public async Task All_that_lacks_is_named_with_what_grants_it()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await PrepareAsync(role);

        var failure = await FailureOfAsync(new Migrator(role.ConnectionString, [Sets.Of(("1_a", Script))], Allowing));

        Assert.That(failure.Message, Is.EqualTo(
            $"MK6005: The role {role.Name} lacks 5 right(s) that the pending migrations need: CREATE on the database; REFERENCES on shop.product; "
            + "CREATE on the schema shop; to own shop.\"Order Lines\"; to own shop.mood. Nothing was changed. "
            + $"Let an administrator run: GRANT CREATE ON DATABASE {Database.Name} TO {role.Name}; "
            + $"GRANT REFERENCES ON TABLE shop.product TO {role.Name}; GRANT USAGE, CREATE ON SCHEMA shop TO {role.Name}; "
            + $"ALTER TABLE shop.\"Order Lines\" OWNER TO {role.Name}; ALTER TYPE shop.mood OWNER TO {role.Name}; "
            + "Or apply migrations as another role: MigrationKit:ConnectionString in the configuration."));
        Assert.That(await StepsAsync(), Is.Empty);
    }

    [Test]
    public async Task What_the_message_says_is_enough()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await PrepareAsync(role);
        var migrator = new Migrator(role.ConnectionString, [Sets.Of(("1_a", Script))], Allowing);
        var failure = await FailureOfAsync(migrator);

        await Database.ExecuteAsync(failure.NextStep.Split("run: ")[1].Split(" Or apply")[0]);

        Assert.That((await migrator.ApplyAsync()).Applied.Single().StepCount, Is.EqualTo(2));
    }

    [Test]
    public async Task A_script_that_takes_another_role_is_not_second_guessed()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await PrepareAsync(role);
        await Database.ExecuteAsync($"CREATE ROLE boss_{role.Name} SUPERUSER; GRANT boss_{role.Name} TO {role.Name}");

        await new Migrator(
            role.ConnectionString, [Sets.Of(("1_a", $"SET LOCAL ROLE boss_{role.Name};\nCREATE TABLE shop.t (id int);"))], Allowing).ApplyAsync();

        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('shop.t') IS NOT NULL"), Is.True);
        await Database.ExecuteAsync($"DROP TABLE shop.t; DROP ROLE boss_{role.Name}");
    }

    [TestCase("CREATE TABLE IF NOT EXISTS s.t (a int REFERENCES o.p, b int REFERENCES \"O\".\"P\" (x))", "schema s; references o p; references O P")]
    [TestCase("CREATE TABLE t (a int)", "")]
    [TestCase("CREATE TEMPORARY TABLE s.t (a int)", "")]
    [TestCase("CREATE OR REPLACE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "schema s")]
    [TestCase("CREATE SCHEMA IF NOT EXISTS s", "")]
    [TestCase("CREATE SCHEMA s", "database")]
    [TestCase("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON ONLY s.t (a)", "owner s t")]
    [TestCase("CREATE INDEX ON s.t (a)", "owner s t")]
    [TestCase("ALTER TABLE IF EXISTS ONLY s.t ADD FOREIGN KEY (a) REFERENCES o.p", "owner s t; references o p")]
    [TestCase("ALTER TYPE s.e RENAME VALUE 'a' TO 'b'", "type s e")]
    [TestCase("DROP INDEX CONCURRENTLY IF EXISTS s.ix", "drop s ix")]
    [TestCase("ALTER DEFAULT PRIVILEGES GRANT REFERENCES ON TABLES TO x", "")]
    [TestCase("INSERT INTO s.t VALUES ('CREATE TABLE s.t')", "")]
    [TestCase("", "")]
    public void Rights_are_read_from_statements(string sql, string expected)
    {
        var needs = NeededRight.Of(sql).Select(static need => $"{need.Kind} {need.Schema} {need.Name}".Trim());
        Assert.That(string.Join("; ", needs), Is.EqualTo(expected));
    }

    private static MigrationOptions Allowing => new() { AllowExistingTables = true };

    private Task PrepareAsync(TestRole role) => Database.ExecuteAsync(
        $"""
        CREATE SCHEMA shop;
        CREATE TABLE shop.product (id int PRIMARY KEY);
        CREATE TABLE shop."Order Lines" (id int);
        CREATE TYPE shop.mood AS ENUM ('sad');
        CREATE SCHEMA migrationkit AUTHORIZATION {role.Name};
        """);
}
