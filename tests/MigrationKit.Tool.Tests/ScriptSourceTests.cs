using MigrationKit.Core.Model;
using Npgsql;

namespace MigrationKit.Tool.Tests;

/// <summary>Files of SQL as a source: how they are loaded, and what is said where they cannot be.</summary>
public sealed class ScriptSourceTests
{
    private ProjectFolder _folder = null!;
    private string _server = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _folder = new ProjectFolder();
        _server = (await SharedServer.Instance).ConnectionString;
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task A_dump_is_loaded_without_its_rows()
    {
        var run = await DiffAsync("""
            --
            -- PostgreSQL database dump
            --

            \restrict 0123456789

            SET client_encoding = 'UTF8';
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE TABLE public.t (a integer, b text);
            COPY public.t (a, b) FROM stdin;
            1	no; SQL
            \.
            \unrestrict 0123456789
            """);
        Assert.That(run.Output, Is.EqualTo("+ table public.t\n+ column public.t.a\n+ column public.t.b\n"));
    }

    [Test]
    public async Task A_body_with_semicolons_is_one_statement()
    {
        var run = await DiffAsync("""
            CREATE TABLE t (a integer);
            CREATE FUNCTION f() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
            CREATE RULE r AS ON DELETE TO t DO ALSO (SELECT 1; SELECT 2);
            """);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain("+ column public.t.a"));
    }

    [Test]
    public async Task What_one_file_sets_does_not_reach_the_next()
    {
        _folder.Write("Schema/1.sql", "SET search_path = ''; SET SESSION AUTHORIZATION DEFAULT;");
        _folder.Write("Schema/2.sql", "CREATE TABLE t ();");
        var run = await _folder.RunAsync("diff", "--from", "empty", "--to", "Schema", "--scratch", _server);
        Assert.That(run.Output, Is.EqualTo("+ table public.t\n"));
    }

    [TestCase("CREATE TABLE t ();\nCREATE VIEW v AS\n  SELECT a\n  FROM nowhere;", 4, "MK5007: PostgreSQL refuses CREATE VIEW v AS SELECT a FROM nowhere: relation \"nowhere\" does not exist.")]
    [TestCase("\n\nCREATE TABLE t (a integer, a integer);", 3, "MK5007: PostgreSQL refuses CREATE TABLE t: column \"a\" specified more than once.")]
    [TestCase("SELECT 1;\n\\connect other", 2, "MK5007: \\connect other is a command of psql, which is not here.")]
    [TestCase("SELECT 1;\nSELECT 'open;", 2, "MK5007: This cannot be SQL: line 2: the string that starts here is not closed.")]
    [TestCase("BEGIN;\nCREATE TABLE t ();", 2, "MK5007: The file leaves a transaction open, so nothing of it would stay.")]
    [TestCase("CREATE ROLE somebody;", 1, "MK5007: CREATE ROLE is about the whole server, where it would stay.")]
    [TestCase("alter  system SET jit = off;", 1, "MK5007: alter  system is about the whole server, where it would stay.")]
    [TestCase("CREATE TABLE t ();\nGRANT SELECT ON t TO nobody_here;", 2, "MK6018: PostgreSQL refuses GRANT SELECT ON t TO nobody_here: role \"nobody_here\" does not exist.")]
    [TestCase("CREATE TABLE t ();\nALTER TABLE t OWNER TO nobody_here;", 2, "MK6018: PostgreSQL refuses ALTER TABLE t OWNER TO nobody_here: role \"nobody_here\" does not exist.")]
    [TestCase("CREATE EXTENSION IF NOT EXISTS no_such;", 1, "MK6018: PostgreSQL refuses CREATE EXTENSION IF NOT EXISTS no_such: ")]
    public async Task A_file_that_cannot_be_loaded_is_named_with_the_line(string script, int line, string message)
    {
        var run = await DiffAsync(script);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith($"schema.sql({line}): error {message}"));
    }

    [Test]
    public async Task Of_the_files_of_a_folder_the_wrong_one_is_named()
    {
        _folder.Write("Schema/a.sql", "CREATE TABLE t ();");
        _folder.Write("Schema/sub/b.sql", "CREATE TABLE t ();");
        var run = await _folder.RunAsync("diff", "--from", "empty", "--to", "Schema/", "--scratch", _server);
        Assert.That(run.Error, Does.StartWith("Schema/sub/b.sql(1): error MK5007: "));
    }

    [Test]
    public async Task Without_a_server_a_throw_away_one_is_started_where_roles_may_be_made()
    {
        _folder.Write("schema.sql", "CREATE ROLE throw_away; CREATE TABLE t (); GRANT SELECT ON t TO throw_away; REVOKE ALL ON t FROM throw_away;");
        var run = await _folder.RunAsync("diff", "--from", "empty", "--to", "schema.sql");
        Assert.That(run.Output, Is.EqualTo("+ table public.t\n"));
        Assert.That(await RolesAsync(), Does.Not.Contain("throw_away"));
    }

    [Test]
    public async Task Nothing_is_left_on_the_server()
    {
        await using var target = await SharedServer.CreateDatabaseAsync();
        _folder.Write("schema.sql", "CREATE TABLE t (); CREATE VIEW v AS SELECT 1 AS one;");
        var run = await _folder.RunAsync("diff", "--from", target.ConnectionString, "--to", "schema.sql", "--exit-code");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        await using var left = target.DataSource.CreateCommand("SELECT count(*) FROM pg_database WHERE datname LIKE 'migrationkit\\_scratch%'");
        Assert.That(await left.ExecuteScalarAsync(), Is.Zero);
    }

    [Test]
    public async Task Declared_sides_are_compared_in_the_words_of_a_server_that_is_named()
    {
        _folder.WriteManifest("one.json", Schemas.WithAge);
        _folder.Write("other.json", _folder.Read("one.json").Replace("age between 0 and 200", "age >= 0 AND age <= 200", StringComparison.Ordinal));
        var textual = await _folder.RunAsync("diff", "--from", "one.json", "--to", "other.json", "--exit-code");
        Assert.That(textual.ExitCode, Is.EqualTo(2));
        var run = await _folder.RunAsync("diff", "--from", "one.json", "--to", "other.json", "--exit-code", "--scratch", _server);
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_view_of_the_migrations_is_compared_as_the_server_prints_it()
    {
        await using var target = await SharedServer.CreateDatabaseAsync();
        var view = new DefinedObject(ObjectId.Of(ObjectKind.View, new("public", "adults"))) { Definition = "AS select email from public.users where age>=18" };
        _folder.Add("initial", DatabaseSchema.Create([.. Schemas.WithAge.Objects, view]));
        await _folder.RunAsync("database", "apply", "--connection", target.ConnectionString);
        Assert.That((await _folder.RunAsync("database", "verify", "--connection", target.ConnectionString)).ExitCode, Is.Zero);
        await target.ExecuteAsync("CREATE OR REPLACE VIEW adults AS SELECT email FROM users WHERE age >= 21");
        var drifted = await _folder.RunAsync("database", "verify", "--connection", target.ConnectionString, "--scratch", _server);
        Assert.That(drifted.ExitCode, Is.EqualTo(2));
        Assert.That(drifted.Output, Does.Contain("view public.adults"));
    }

    [Test]
    public async Task A_role_that_may_not_create_databases_is_told_of_scratch()
    {
        await using var target = await SharedServer.CreateDatabaseAsync();
        var role = "guest_" + target.Name;
        await target.ExecuteAsync($"CREATE ROLE {role} LOGIN");
        var guest = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Username = role, Pooling = false }.ConnectionString;
        _folder.Write("schema.sql", "CREATE TABLE t ();");
        var refused = await _folder.RunAsync("diff", "--from", guest, "--to", "schema.sql");
        Assert.That(refused.Error, Does.StartWith("error MK6005: ").And.Contain($"ALTER ROLE {role} CREATEDB").And.Contain("--scratch"));
        var run = await _folder.RunAsync("diff", "--from", guest, "--to", "schema.sql", "--scratch", _server);
        Assert.That(run.Output, Is.EqualTo("+ table public.t\n"));
        await target.ExecuteAsync($"DROP ROLE {role}");
    }

    private Task<ToolRun> DiffAsync(string script)
    {
        _folder.Write("schema.sql", script);
        return _folder.RunAsync("diff", "--from", "empty", "--to", "schema.sql", "--scratch", _server);
    }

    private static async Task<string[]> RolesAsync()
    {
        await using var server = NpgsqlDataSource.Create((await SharedServer.Instance).ConnectionString);
        await using var command = server.CreateCommand("SELECT array_agg(rolname::text) FROM pg_roles");
        return (string[])(await command.ExecuteScalarAsync())!;
    }
}
