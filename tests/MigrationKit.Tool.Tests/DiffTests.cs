using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tool.Tests;

/// <summary>Every kind of source against every other.</summary>
public sealed class DiffTests
{
    private static readonly string[] Kinds = ["empty", "manifest", "folder", "project", "connection", "url", "script", "scripts"];

    private const string Users = """
        CREATE TABLE users (
            id bigint CONSTRAINT pk_users PRIMARY KEY, email text NOT NULL DEFAULT lower('X'), age int,
            CONSTRAINT ck_users_age CHECK (age BETWEEN 0 AND 200));
        """;

    private const string Index = "CREATE INDEX ix_users_email ON users (email);\n";

    private ProjectFolder _folder = null!;
    private PostgresDatabase _database = null!;

    private static IEnumerable<TestCaseData> Pairs() => from one in Kinds from other in Kinds select new TestCaseData(one, other);

    [OneTimeSetUp]
    public async Task SetUpAsync()
    {
        _folder = ProjectFolder.WithMigrations();
        _folder.WriteManifest("shop.json", Schemas.WithIndex);
        _folder.WriteManifest("older.json", Schemas.Users);
        _database = await SharedServer.CreateDatabaseAsync();
        await _folder.RunAsync("database", "apply", "--connection", _database.ConnectionString);
        DeclaringProject.Write(_folder, "Declared", Schemas.WithIndex);
        await DeclaringProject.BuildAsync(_folder, "Declared");
        _folder.Write("schema.sql", "-- as a person writes it\n" + Users + Index);
        _folder.Write("Schema/1/users.sql", Users);
        _folder.Write("Schema/2.sql", Index);
        Directory.CreateDirectory(_folder.FullPath("Nothing"));
    }

    [OneTimeTearDown]
    public async Task TearDownAsync()
    {
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task The_same_schema_in_two_sources_is_the_same(string one, string other)
    {
        var run = await DiffAsync("--from", SourceOf(one), "--to", SourceOf(other), "--no-build", "--json", "--exit-code");
        var changes = run.Json.GetProperty("changes").GetArrayLength();
        var isEmpty = (one == "empty") == (other == "empty");
        Assert.That(changes, isEmpty ? Is.Zero : Is.EqualTo(7));
        Assert.That(run.ExitCode, Is.EqualTo(isEmpty ? 0 : 2));
    }

    [Test]
    public async Task What_is_not_modelled_is_an_error_where_that_is_asked_for()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR mk_app SERVER s");
        var lenient = await DiffAsync("--from", "empty", "--to", database.ConnectionString);
        Assert.That(lenient.ExitCode, Is.Zero);
        Assert.That(lenient.Error, Does.Contain("warning MK2015: ").And.Contain("user mapping"));
        var strict = await DiffAsync("--from", "empty", "--to", database.ConnectionString, "--strict");
        Assert.That(strict.ExitCode, Is.EqualTo(2));
        Assert.That(strict.Error, Does.Contain("error MK2015: "));
    }

    [Test]
    public async Task The_SQL_is_for_the_version_of_the_server()
    {
        const string Table = "CREATE TABLE t (a int); CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()";
        await using var one = await SharedServer.CreateDatabaseAsync();
        await using var other = await SharedServer.CreateDatabaseAsync();
        await one.ExecuteAsync(Table);
        await other.ExecuteAsync(Table.Replace("UPDATE ON", "INSERT OR UPDATE ON", StringComparison.Ordinal));
        var hasReplace = (await SharedServer.Instance).ServerVersion.Major >= 14;
        var run = await DiffAsync("--from", one.ConnectionString, "--to", other.ConnectionString, "--script");
        Assert.That(run.Output, hasReplace ? Does.Contain("CREATE OR REPLACE TRIGGER x ") : Does.Contain("DROP TRIGGER x "));
    }

    [TestCase("shop.json", "--exclude", "users")]
    [TestCase("shop.json", "--exclude", "public.us*")]
    [TestCase("shop.json", "--schema", "other")]
    [TestCase("Declared/Declared.csproj", "--exclude", "users")]
    [TestCase("schema.sql", "--schema", "other")]
    public async Task What_is_left_out_is_left_out_of_what_is_declared_too(string declared, params string[] options)
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        foreach (var other in new[] { database.ConnectionString, "empty" })
        {
            string[] there = ["--from", declared, "--to", other, "--no-build", "--exit-code", .. options];
            string[] back = ["--from", other, "--to", declared, "--no-build", "--exit-code", .. options];
            Assert.That((await DiffAsync(there)).Output, Is.Empty);
            Assert.That((await DiffAsync(back)).ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task Owners_are_compared_where_that_is_asked_for()
    {
        await using var one = await SharedServer.CreateDatabaseAsync();
        await using var other = await SharedServer.CreateDatabaseAsync();
        await one.ExecuteAsync("CREATE TABLE t (a int); CREATE VIEW v AS SELECT 1 AS one");
        await other.ExecuteAsync("CREATE TABLE t (a int); CREATE VIEW v AS SELECT 1 AS one; ALTER TABLE t OWNER TO mk_app; ALTER VIEW v OWNER TO mk_reader");
        Assert.That((await DiffAsync("--from", one.ConnectionString, "--to", other.ConnectionString)).Output, Is.Empty);
        var run = await DiffAsync("--from", one.ConnectionString, "--to", other.ConnectionString, "--owners", "--script");
        Assert.That(run.Output, Does.Contain("ALTER TABLE public.t OWNER TO mk_app;").And.Contain("ALTER VIEW public.v OWNER TO mk_reader;"));
    }

    [Test]
    public async Task Changes_are_one_line_each()
    {
        var run = await DiffAsync("--from", "older.json", "--to", "Migrations");
        Assert.That(run.ExitCode, Is.Zero, "without --exit-code a difference is a result, not a finding");
        Assert.That(run.Output, Is.EqualTo(
            """
            + column public.users.age
            + check constraint public.users.ck_users_age
            + index public.users.ix_users_email

            """));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task Altered_objects_say_what_about_them_differs()
    {
        _folder.Write("narrow.json", _folder.Read("older.json").Replace("\"bigint\"", "\"integer\"", StringComparison.Ordinal));
        var run = await DiffAsync("--from", "narrow.json", "--to", "older.json");
        Assert.That(run.Output, Is.EqualTo("~ column public.users.id: type: \"integer\" → \"bigint\"\n"));
    }

    [Test]
    public async Task Script_is_SQL_that_makes_one_of_the_other()
    {
        await using var target = await SharedServer.CreateDatabaseAsync();
        var create = await DiffAsync("--from", "empty", "--to", "older.json", "--script");
        await target.ExecuteAsync(create.Output);
        var grow = await DiffAsync("--from", target.ConnectionString, "--to", "shop.json", "--script");
        Assert.That(await Psql.RunAsync(target, grow.Output), Does.Not.Contain("ERROR"));
        var rest = await DiffAsync("--from", target.ConnectionString, "--to", "shop.json", "--exit-code");
        Assert.That(rest.ExitCode, Is.Zero, "diff again: nothing");
        Assert.That(rest.Output, Is.Empty);
        Assert.That(rest.Error, Does.Contain("are the same"));
    }

    [Test]
    public async Task Json_has_changes_hazards_and_script()
    {
        var json = (await DiffAsync("--from", "shop.json", "--to", "empty", "--json")).Json;
        Assert.That(json.GetProperty("from").GetString(), Is.EqualTo("shop.json"));
        Assert.That(json.GetProperty("to").GetString(), Is.EqualTo("empty"));
        Assert.That(json.GetProperty("changes")[0].GetProperty("detail").GetProperty("change").GetString(), Is.EqualTo("drop"));
        var hazards = json.GetProperty("hazards").EnumerateArray().Select(static hazard => hazard.GetProperty("code").GetString());
        Assert.That(hazards, Has.Member("MK3001"));
        Assert.That(json.GetProperty("script").GetString(), Does.Contain("DROP TABLE"));
    }

    [Test]
    public async Task The_other_kinds_of_object_in_a_database_are_reported_beside_the_data()
    {
        await using var target = await SharedServer.CreateDatabaseAsync();
        await target.ExecuteAsync("CREATE TYPE shell");
        var run = await DiffAsync("--from", target.ConnectionString, "--to", "empty");
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("warning MK2015: "));
    }

    [TestCase("missing.sql", "There is no file missing.sql")]
    [TestCase("missing.json", "There is no file missing.json")]
    [TestCase("missing.csproj", "There is no file missing.csproj")]
    [TestCase("nonsense", "nonsense is not a source")]
    [TestCase("Nothing", "has neither migrations nor .sql files in it")]
    [TestCase("mysql://root:geheim@localhost/shop", "is not a source")]
    [TestCase("Server;Password=geheim", "is not a source")]
    public async Task What_is_no_source_is_a_usage_error(string source, string message)
    {
        var run = await DiffAsync("--from", "empty", "--to", source);
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(message).And.Not.Contain("geheim"));
    }

    [Test]
    public async Task A_side_that_is_missing_is_a_usage_error()
    {
        var run = await DiffAsync("--from", "empty");
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.Contain("--to"));
    }

    [TestCase("<<<<<<< ours\n", "MK2009")]
    [TestCase("{ \"format\": 99 }", "MK2010")]
    [TestCase("[]", "MK2008")]
    public async Task A_manifest_that_cannot_be_read_is_named_with_its_code(string text, string code)
    {
        _folder.Write("broken.json", text);
        var run = await DiffAsync("--from", "empty", "--to", "broken.json");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith($"broken.json(1): error {code}: "));
    }

    [Test]
    public async Task A_declared_expression_that_the_server_rejects_is_named()
    {
        _folder.Write("wrong.json", _folder.Read("older.json").Replace("lower('X')", "no_such_function()", StringComparison.Ordinal));
        var run = await DiffAsync("--from", _database.ConnectionString, "--to", "wrong.json");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK1015: ").And.Contain("public.users"));
    }

    private Task<ToolRun> DiffAsync(params string[] arguments) => _folder.RunAsync(["diff", .. arguments]);

    private string SourceOf(string kind) => kind switch
    {
        "manifest" => "shop.json",
        "folder" => "Migrations",
        "project" => "Declared/Declared.csproj",
        "script" => "schema.sql",
        "scripts" => "Schema",
        "connection" => _database.ConnectionString,
        "url" => $"postgres://postgres@127.0.0.1:{new NpgsqlConnectionStringBuilder(_database.ConnectionString).Port}/{_database.Name}",
        _ => kind,
    };
}
