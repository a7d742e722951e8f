using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Tests;

/// <summary><c>--tenant-schema</c>: one of many schemas of a database.</summary>
public sealed class TenantCommandTests : DatabaseFixture
{
    // The word stands in an expression, in strings and in bodies, after line ends too.
    private const string Rooms =
        """
        CREATE SCHEMA tenant_schema;
        CREATE TYPE tenant_schema.kind AS ENUM ('single', 'double');
        CREATE SEQUENCE tenant_schema.numbers;
        CREATE TABLE tenant_schema.rooms (
            id bigint NOT NULL DEFAULT nextval('tenant_schema.numbers'::regclass) CONSTRAINT pk_rooms PRIMARY KEY,
            kind tenant_schema.kind NOT NULL DEFAULT 'single'::tenant_schema.kind);
        CREATE FUNCTION tenant_schema.count_rooms() RETURNS bigint LANGUAGE plpgsql AS $f$BEGIN
        RETURN (SELECT count(*) FROM
        tenant_schema.rooms);
        END$f$;
        CREATE VIEW tenant_schema.doubles AS SELECT rooms.id FROM tenant_schema.rooms WHERE rooms.kind = 'double'::tenant_schema.kind;
        """;

    [Test]
    public async Task Each_has_its_status_its_history_and_what_is_applied_to_it()
    {
        Assert.That((await TenantAsync("acme", "status")).ExitCode, Is.EqualTo(2));

        var run = await TenantAsync("acme", "database", "apply");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.EndWith(": up to date.\n").And.Contain($"schema acme of {Database.Name} at "));
        Assert.That((await TenantAsync("acme", "status")).ExitCode, Is.Zero);
        Assert.That((await TenantAsync("zed", "status")).ExitCode, Is.EqualTo(2));
        Assert.That(await AsksAsync("SELECT acme.count_rooms() = 0 AND to_regnamespace('tenant_schema') IS NULL AND to_regnamespace('migrationkit') IS NULL"), Is.True);
        Assert.That(await AsksAsync("SELECT count(*) = 2 FROM migrationkit_of_acme.history"), Is.True);
        Assert.That((await TenantAsync("zed", "deploy")).ExitCode, Is.Zero);
        Assert.That((await TenantAsync("acme", "database", "contract")).ExitCode, Is.Zero);
    }

    [TestCase("recorded")]
    [TestCase("model")]
    public async Task Drift_is_of_the_one_schema_and_says_what_to_declare_with_the_word(string basis)
    {
        await TenantAsync("acme", "deploy");
        await TenantAsync("zed", "deploy");
        await Database.ExecuteAsync("CREATE TABLE zed.other (id int); CREATE TABLE public.other (id int)");
        Assert.That((await TenantAsync("acme", "database", "verify", "--against", basis)).ExitCode, Is.Zero);
        await Database.ExecuteAsync("CREATE TABLE acme.mine (id int)");

        var run = await TenantAsync("acme", "database", "verify", "--against", basis);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Contain("table acme.mine").And.Contain("DROP TABLE acme.mine").And.Contain("Schema = \"tenant_schema\"").And.Not.Contain("other"));
        Assert.That((await TenantAsync("acme", "database", "verify", "--accept")).ExitCode, Is.Zero);
        Assert.That((await TenantAsync("acme", "database", "verify")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task One_that_was_made_by_other_means_is_recorded_where_it_is_what_the_migrations_lead_to()
    {
        await TenantAsync("acme", "deploy");
        await Database.ExecuteAsync("DROP SCHEMA migrationkit_of_acme CASCADE; DROP VIEW acme.doubles");
        Assert.That((await TenantAsync("acme", "deploy")).Error, Does.Contain("error MK6007: "));

        var differs = await TenantAsync("acme", "database", "baseline");
        await Database.ExecuteAsync("CREATE VIEW acme.doubles AS SELECT id FROM acme.rooms WHERE kind = 'double'");
        var same = await TenantAsync("acme", "database", "baseline");

        Assert.That(differs.ExitCode, Is.EqualTo(2));
        Assert.That(differs.Output, Does.Contain("acme.doubles").And.Not.Contain("rooms"));
        Assert.That((same.ExitCode, same.Output), Is.EqualTo((0, "20261120093001_initial\n20261120093002_names\n")), same.Error);
        Assert.That((await TenantAsync("acme", "deploy")).Error, Does.EndWith(": nothing to apply.\n"));
    }

    [Test]
    public async Task What_makes_no_sense_is_said()
    {
        Assert.That((await TenantAsync("pg_acme", "status")).Error, Does.Contain("error MK6024: The schema 'pg_acme' of the tenant pg_acme is one of PostgreSQL's own."));
        Assert.That((await TenantAsync("migrationkit_of_acme", "status")).Error, Does.Contain("error MK6024: ").And.Contain("is for tables of MigrationKit"));
        Assert.That((await TenantAsync("acme", "database", "verify", "--schema", "public")).ExitCode, Is.EqualTo(64));
        Assert.That((await RunAsync("database", "pull", "--tenant-schema", "acme")).ExitCode, Is.EqualTo(64));
        Project.Write("appsettings.json", "{}");
        Assert.That((await TenantAsync("acme", "status")).Error, Does.Contain(
            "error MK6024: Nothing says which schema of the migrations of Shop stands for those of tenants.").And.Contain("\"TenantSchema\": \"tenant_schema\""));
    }

    private protected override ProjectFolder CreateProject()
    {
        var folder = new ProjectFolder().Add("initial", Declared(Rooms)).Add("names", Declared(Rooms.Replace("PRIMARY KEY,", "PRIMARY KEY,\n    name text,", StringComparison.Ordinal)));
        folder.Write("appsettings.json", """{ "MigrationKit": { "TenantSchema": "tenant_schema" } }""");
        return folder;
    }

    private static DatabaseSchema Declared(string sql)
    {
        var findings = new List<Finding>();
        var objects = SqlDeclarations.Read([new SqlFile("rooms.sql", sql)], "public").AppliedTo([], findings).ToList();
        Assert.That(findings, Is.Empty);
        return DatabaseSchema.Create(objects);
    }

    private Task<ToolRun> TenantAsync(string schema, params string[] command) => RunAsync([.. command, "--tenant-schema", schema]);

    private async Task<bool> AsksAsync(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
