using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tool.Tests;

/// <summary>Commands about a database, on a real server.</summary>
public sealed class DatabaseCommandTests
{
    private ProjectFolder _project = null!;
    private PostgresDatabase _database = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _project = ProjectFolder.WithMigrations();
        _database = await SharedServer.CreateDatabaseAsync();
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        _project.Dispose();
        await _database.DisposeAsync();
    }

    [TestCase("database", "apply")]
    [TestCase("deploy")]
    [TestCase("update")]
    public async Task Apply_applies_from_files_and_then_has_nothing_to_do(params string[] command)
    {
        var run = await RunAsync(command);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Match(
            @"^Applied +Steps  Milliseconds\n20261120093001_initial +\d+ +\d+\n20261120093002_add_age .*\n20261120093003_add_index .*\n$"));
        Assert.That(run.Error, Does.Contain(": up to date."));
        Assert.That(await _database.DumpSchemaAsync(), Does.Contain("CREATE INDEX ix_users_email").And.Contain("ck_users_age"));

        var again = await RunAsync(command);
        Assert.That(again.ExitCode, Is.Zero);
        Assert.That(again.Output, Is.Empty);
        Assert.That(again.Error, Does.EndWith(": nothing to apply.\n"));
    }

    [Test]
    public async Task Apply_as_json_names_what_was_applied()
    {
        var json = (await RunAsync("database", "apply", "--json")).Json;
        Assert.That(json.GetProperty("model").GetString(), Is.EqualTo("Shop"));
        Assert.That(json.GetProperty("database").GetString(), Does.StartWith(_database.Name + " at 127.0.0.1:"));
        Assert.That(json.GetProperty("applied")[0].GetProperty("id").GetString(), Is.EqualTo("20261120093001_initial"));
        Assert.That(json.GetProperty("applied").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public async Task Apply_refuses_edited_migrations_and_touches_nothing()
    {
        _project.Edit("Migrations/20261120093003_add_index/up.sql");
        var run = await RunAsync("database", "apply");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK2004: "));
        Assert.That(await _database.DumpSchemaAsync(), Does.Not.Contain("users"));
    }

    [Test]
    public async Task Apply_shows_the_statement_that_failed()
    {
        await _database.ExecuteAsync("CREATE TABLE users (id text)");
        var run = await RunAsync("database", "apply", "--allow-existing-tables");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("error MK6010: ").And.Contain("20261120093001_initial"));
    }

    [Test]
    public async Task Apply_to_tables_without_a_history_wants_to_be_told_so()
    {
        await _database.ExecuteAsync("CREATE TABLE of_others (id int)");
        var refused = await RunAsync("database", "apply");
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Error, Does.Contain("error MK6007: ").And.Contain("of_others"));
        Assert.That((await RunAsync("database", "apply", "--allow-existing-tables")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Apply_of_a_project_without_migrations_does_nothing()
    {
        using var empty = new ProjectFolder();
        var run = await empty.RunAsync("database", "apply", "--connection", _database.ConnectionString);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.EndWith(": nothing to apply.\n"));
    }

    [Test]
    public async Task Status_tells_applied_from_pending()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", _database.ConnectionString);
        var run = await RunAsync("migrations", "status");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Match(
            @"^Migration +State +Applied at +By\n20261120093001_initial +applied +20\d\d-.*Z  postgres\n"
            + @"20261120093002_add_age +pending\n20261120093003_add_index +pending\n$"));
        Assert.That(run.Error, Does.Contain(": 2 pending. Apply with: dotnet migrationkit database apply"));
    }

    [Test]
    public async Task Status_is_a_word_of_its_own_too_and_green_after_apply()
    {
        await RunAsync("database", "apply");
        var json = await RunAsync("status", "--json");
        Assert.That(json.ExitCode, Is.Zero);
        Assert.That(json.Json.GetProperty("state").GetString(), Is.EqualTo("upToDate"));
        Assert.That(json.Json.GetProperty("migrations")[2].GetProperty("state").GetString(), Is.EqualTo("applied"));
        Assert.That(json.Json.GetProperty("migrations")[2].GetProperty("appliedBy").GetString(), Is.EqualTo("postgres"));
    }

    [Test]
    public async Task Status_shows_what_this_project_does_not_know()
    {
        await RunAsync("database", "apply");
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        var run = await older.RunAsync("status", "--connection", _database.ConnectionString, "--json");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Json.GetProperty("state").GetString(), Is.EqualTo("ahead"));
        Assert.That(run.Json.GetProperty("migrations")[1].GetProperty("state").GetString(), Is.EqualTo("unknown"));

        var apply = await older.RunAsync("database", "apply", "--connection", _database.ConnectionString);
        Assert.That(apply.ExitCode, Is.Zero);
        Assert.That(apply.Error, Does.Contain("newer migrations than this project. Nothing was applied."));
    }

    [Test]
    public async Task Status_of_a_migration_that_was_changed_after_it_was_applied_is_faulty()
    {
        await RunAsync("database", "apply");
        _project.Edit("Migrations/20261120093002_add_age/up.sql");
        await _project.RunAsync("migrations", "rehash");
        var run = await RunAsync("status", "--json");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Json.GetProperty("state").GetString(), Is.EqualTo("faulty"));
        Assert.That(run.Json.GetProperty("fault").GetString(), Does.StartWith("MK6008: "));
    }

    [Test]
    public async Task Rehash_asks_the_database_that_is_named()
    {
        await RunAsync("database", "apply");
        _project.Edit("Migrations/20261120093002_add_age/up.sql");
        var before = _project.Read("Migrations/20261120093002_add_age/migration.json");
        var run = await RunAsync("migrations", "rehash");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK6008: 20261120093002_add_age is applied to"));
        Assert.That(_project.Read("Migrations/20261120093002_add_age/migration.json"), Is.EqualTo(before));
    }

    [Test]
    public async Task Rehash_accepts_an_edit_that_the_named_database_has_not_run()
    {
        _project.Edit("Migrations/20261120093002_add_age/up.sql");
        Assert.That((await RunAsync("migrations", "rehash")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Verify_finds_no_drift_after_apply()
    {
        await RunAsync("database", "apply");
        var run = await RunAsync("database", "verify");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("as its migrations say (20261120093003_add_index)."));
    }

    [Test]
    public async Task Verify_compares_with_the_migration_that_the_database_is_at()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", _database.ConnectionString);
        var run = await RunAsync("database", "verify", "--json");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Json.GetProperty("head").GetString(), Is.EqualTo("20261120093001_initial"));
        Assert.That(run.Json.GetProperty("drift").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Verify_names_what_was_added_changed_and_dropped_and_both_ways_out_work()
    {
        await RunAsync("database", "apply");
        var migrated = await _database.DumpSchemaAsync();
        await _database.ExecuteAsync(
            "DROP INDEX ix_users_email; ALTER TABLE users ALTER email DROP NOT NULL; CREATE TABLE extra (id int PRIMARY KEY)");
        var drifted = await _database.DumpSchemaAsync();

        var run = await RunAsync("database", "verify");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Contain("- index public.users.ix_users_email\n").And.Contain("+ table public.extra\n")
            .And.Contain("~ column public.users.email: nullable: none → true\n"));
        Assert.That(run.Error, Does.Contain("error MK2016: "));

        var json = (await RunAsync("database", "verify", "--json")).Json;
        await ExecuteStepsAsync(json.GetProperty("undoScript").GetString()!);
        Assert.That(await _database.DumpSchemaAsync(), Is.EqualTo(migrated));
        await ExecuteStepsAsync(json.GetProperty("adoptScript").GetString()!);
        Assert.That(await _database.DumpSchemaAsync(), Is.EqualTo(drifted));
    }

    [Test]
    public async Task Verify_reports_what_is_not_modelled_and_counts_it_only_when_strict()
    {
        await RunAsync("database", "apply");
        await _database.ExecuteAsync("GRANT SELECT ON users TO mk_app WITH GRANT OPTION; SET ROLE mk_app; GRANT SELECT ON users TO mk_reader; RESET ROLE");
        var lenient = await RunAsync("database", "verify");
        Assert.That(lenient.ExitCode, Is.Zero);
        Assert.That(lenient.Error, Does.Contain("warning MK2015: ").And.Contain("granted by mk_app"));
        var strict = await RunAsync("database", "verify", "--strict", "--json");
        Assert.That(strict.ExitCode, Is.EqualTo(2));
        Assert.That(strict.Json.GetProperty("notModelled")[0].GetProperty("code").GetString(), Is.EqualTo("MK2015"));
    }

    [Test]
    public async Task Verify_leaves_rights_alone_where_no_migration_has_any()
    {
        await RunAsync("database", "apply");
        await _database.ExecuteAsync(
            "GRANT SELECT ON users TO mk_app; GRANT USAGE ON SCHEMA public TO mk_app; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO mk_reader");
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Verify_compares_rights_where_a_migration_has_some()
    {
        using var granting = new ProjectFolder().Add("initial", Schemas.WithRights);
        await granting.RunAsync("database", "apply", "--connection", _database.ConnectionString);
        Assert.That((await VerifyAsync()).ExitCode, Is.Zero);
        await _database.ExecuteAsync("GRANT INSERT ON users TO mk_reader");
        var drifted = await VerifyAsync();
        Assert.That(drifted.ExitCode, Is.EqualTo(2));
        Assert.That(drifted.Output, Does.Contain("REVOKE INSERT ON TABLE public.users FROM mk_reader"));

        Task<ToolRun> VerifyAsync() => granting.RunAsync("database", "verify", "--connection", _database.ConnectionString);
    }

    [TestCase("--exclude", "legacy_*")]
    [TestCase("--schema", "public")]
    public async Task Verify_looks_only_where_it_is_told_to(params string[] options)
    {
        await RunAsync("database", "apply");
        await _database.ExecuteAsync(options[0] == "--exclude"
            ? "CREATE TABLE legacy_things (id int)"
            : "CREATE SCHEMA other; CREATE TABLE other.things (id int)");
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.EqualTo(2));
        Assert.That((await RunAsync(["database", "verify", .. options])).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Verify_of_a_database_at_an_unknown_migration_says_so()
    {
        await RunAsync("database", "apply");
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        var run = await older.RunAsync("database", "verify", "--connection", _database.ConnectionString);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK6006: ").And.Contain("20261120093003_add_index"));
    }

    [Test]
    public async Task Verify_of_a_database_without_a_history_takes_it_for_empty()
    {
        var empty = await RunAsync("database", "verify");
        Assert.That(empty.ExitCode, Is.Zero);
        Assert.That(empty.Error, Does.Contain("no migration of the model Shop"));
        await _database.ExecuteAsync("CREATE TABLE things (id int)");
        Assert.That((await RunAsync("database", "verify")).Output, Does.Contain("+ table public.things"));
    }

    [Test]
    public async Task A_recording_script_applies_with_psql_what_the_runtime_then_knows()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", _database.ConnectionString);
        var script = (await _project.RunAsync("migrations", "script", "--with-history")).Output;
        Assert.That(await Psql.RunAsync(_database, script), Does.Not.Contain("ERROR"));
        Assert.That((await RunAsync("status")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
        Assert.That(await Psql.RunAsync(_database, script), Does.Not.Contain("CREATE INDEX"), "the second run skips all");
    }

    [Test]
    public async Task A_recording_script_makes_the_history_and_stops_at_the_first_error()
    {
        using var project = new ProjectFolder().Add("initial", Schemas.Users);
        project.Write(
            "Shop.csproj",
            "<Project><PropertyGroup><AssemblyName>Shop</AssemblyName><MigrationKitHistorySchema>it's \"mine\"</MigrationKitHistorySchema>"
                + "</PropertyGroup></Project>");
        var script = (await project.RunAsync("migrations", "script", "--with-history")).Output;
        await Psql.RunAsync(_database, script);
        Assert.That((await project.RunAsync("status", "--connection", _database.ConnectionString)).ExitCode, Is.Zero);

        await using var other = await SharedServer.CreateDatabaseAsync();
        await other.ExecuteAsync("CREATE TABLE users (id int)");
        Assert.That(await Psql.RunAsync(other, script), Does.Contain("already exists"));
        var status = await project.RunAsync("status", "--connection", other.ConnectionString, "--json");
        Assert.That(status.Json.GetProperty("state").GetString(), Is.EqualTo("pending"));
    }

    [Test]
    public async Task The_environment_names_the_database_unless_the_command_line_does()
    {
        var variables = new Dictionary<string, string> { ["MIGRATIONKIT_CONNECTION"] = _database.ConnectionString };
        var run = await ToolRun.InAsync(_project.Path, ["database", "apply"], variables);
        Assert.That(run.ExitCode, Is.Zero);
        var elsewhere = await ToolRun.InAsync(_project.Path, ["status", "--connection", "Host=127.0.0.1;Port=1"], variables);
        Assert.That(elsewhere.Error, Does.Contain("error MK6002: "));
    }

    [TestCase(null, "appsettings.Development.json")]
    [TestCase("Staging", "appsettings.Staging.json")]
    public async Task The_projects_appsettings_name_the_database(string? environment, string file)
    {
        _project.Write("appsettings.json", """{ "ConnectionStrings": { "Shop": "Host=127.0.0.1;Port=1" } /* a comment */ }""");
        _project.Write(file, $$"""{ "ConnectionStrings": { "Shop": "{{_database.ConnectionString}}" } }""");
        var variables = environment is null ? new Dictionary<string, string>() : new() { ["DOTNET_ENVIRONMENT"] = environment };
        Assert.That((await ToolRun.InAsync(_project.Path, ["database", "apply"], variables)).ExitCode, Is.Zero);
        Assert.That((await RunAsync("status")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Without_any_database_the_error_names_the_three_ways()
    {
        var run = await _project.RunAsync("status");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6001: ")
            .And.Contain("--connection").And.Contain("MIGRATIONKIT_CONNECTION").And.Contain("appsettings.json"));
    }

    [Test]
    public async Task Broken_appsettings_are_an_error_that_names_the_file()
    {
        _project.Write("appsettings.json", "{ ");
        var run = await _project.RunAsync("status");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("appsettings.json"));
    }

    [TestCase("migrations", "status")]
    [TestCase("database", "apply")]
    [TestCase("database", "verify")]
    public async Task A_server_that_does_not_answer_is_MK6002(params string[] command)
    {
        var run = await _project.RunAsync([.. command, "--connection", "Host=127.0.0.1;Port=1;Username=app;Password=geheim"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith("error MK6002: ").And.Not.Contain("geheim"));
    }

    [TestCase("migrations", "status")]
    [TestCase("database", "apply")]
    [TestCase("database", "verify")]
    public async Task A_database_that_is_missing_is_MK6004(params string[] command)
    {
        var missing = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Database = "nowhere", Pooling = false };
        var run = await _project.RunAsync([.. command, "--connection", missing.ConnectionString]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6004: ").And.Contain("nowhere"));
    }

    [Test]
    public async Task A_role_that_may_not_log_in_is_MK6003_and_no_password_is_printed()
    {
        var wrong = new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            Username = "nobody_at_all", Password = "geheim", Pooling = false,
        };
        var run = await _project.RunAsync("status", "--verbose", "--connection", wrong.ConnectionString);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6003: ").And.Not.Contain("geheim"));
    }

    [Test]
    public async Task A_wrong_password_is_MK6003_and_is_not_printed()
    {
        var server = await SharedServer.Instance;
        if (server.DataDirectory is not { } data)
        {
            Assert.Ignore("This server was not started here, so nobody can be made to give a password.");
            return;
        }

        await _database.ExecuteAsync("CREATE ROLE mk_careful LOGIN PASSWORD 'right'");
        var rules = Path.Combine(data, "pg_hba.conf");
        await File.WriteAllTextAsync(rules, "host all mk_careful all scram-sha-256\n" + await File.ReadAllTextAsync(rules));
        await _database.ExecuteAsync("SELECT pg_reload_conf()");
        var careful = new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            Username = "mk_careful", Password = "geheim", Pooling = false,
        };
        var run = await _project.RunAsync("status", "--verbose", "--connection", careful.ConnectionString);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6003: ").And.Contain("28P01").And.Not.Contain("geheim"));
    }

    [TestCase("status")]
    [TestCase("database", "verify")]
    [TestCase("migrations", "rehash")]
    public async Task A_role_without_rights_is_MK6005(params string[] command)
    {
        await RunAsync("database", "apply");
        await _database.ExecuteAsync("DROP ROLE IF EXISTS mk_weak; CREATE ROLE mk_weak LOGIN");
        var weak = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = "mk_weak", Pooling = false };
        var run = await _project.RunAsync([.. command, "--connection", weak.ConnectionString]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6005: "));
    }

    [Test]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated()
    {
        var run = await _project.RunAsync("status", "--connection", "Host=x;Nonsense=geheim");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6013: ").And.Not.Contain("geheim"));
    }

    private Task<ToolRun> RunAsync(params string[] command) => _project.RunAsync([.. command, "--connection", _database.ConnectionString]);

    private async Task ExecuteStepsAsync(string script)
    {
        foreach (var statement in Core.Syntax.StatementSplitter.Split(script).Where(static statement => statement.Sql.Length > 0))
        {
            await _database.ExecuteAsync(statement.Sql);
        }
    }
}
