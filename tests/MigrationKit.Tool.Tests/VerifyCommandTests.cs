namespace MigrationKit.Tool.Tests;

/// <summary><c>database verify</c>.</summary>
public sealed class VerifyCommandTests : DatabaseFixture
{
    [Test]
    public async Task Verify_finds_no_drift_after_apply()
    {
        await RunAsync("database", "apply");
        var run = await RunAsync("database", "verify");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("unchanged since migrations were applied (20261120093003_add_index, recorded "));
    }

    [Test]
    public async Task Verify_against_the_model_finds_no_drift_after_apply()
    {
        await RunAsync("database", "apply");
        var run = await RunAsync("database", "verify", "--against", "model");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.Contain("as its migrations say (20261120093003_add_index)."));
    }

    [Test]
    public async Task Verify_compares_with_the_migration_that_theDatabase_is_at()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", Database.ConnectionString);
        var run = await RunAsync("database", "verify", "--json");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Json.GetProperty("head").GetString(), Is.EqualTo("20261120093001_initial"));
        Assert.That(run.Json.GetProperty("drift").GetArrayLength(), Is.Zero);
    }

    [TestCase("recorded")]
    [TestCase("model")]
    public async Task Verify_names_what_was_added_changed_and_dropped_and_both_ways_out_work(string basis)
    {
        await RunAsync("database", "apply");
        var migrated = await Database.DumpSchemaAsync();
        await Database.ExecuteAsync(
            "DROP INDEX ix_users_email; ALTER TABLE users ALTER email DROP NOT NULL; CREATE TABLE extra (id int PRIMARY KEY)");
        var drifted = await Database.DumpSchemaAsync();

        var run = await RunAsync("database", "verify", "--against", basis);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Contain("- index public.users.ix_users_email\n").And.Contain("+ table public.extra\n")
            .And.Contain("~ column public.users.email: nullable: none → true\n"));
        Assert.That(run.Error, Does.Contain("error MK2016: "));

        var json = (await RunAsync("database", "verify", "--against", basis, "--json")).Json;
        await ExecuteStepsAsync(json.GetProperty("undoScript").GetString()!);
        Assert.That(await Database.DumpSchemaAsync(), Is.EqualTo(migrated));
        await ExecuteStepsAsync(json.GetProperty("adoptScript").GetString()!);
        Assert.That(await Database.DumpSchemaAsync(), Is.EqualTo(drifted));
    }

    [Test]
    public async Task Verify_reports_what_is_not_modelled_and_counts_it_only_when_strict()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("GRANT SELECT ON users TO mk_app WITH GRANT OPTION; SET ROLE mk_app; GRANT SELECT ON users TO mk_reader; RESET ROLE");
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
        await Database.ExecuteAsync(
            "GRANT SELECT ON users TO mk_app; GRANT USAGE ON SCHEMA public TO mk_app; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO mk_reader");
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Verify_compares_rights_where_a_migration_has_some()
    {
        using var granting = new ProjectFolder().Add("initial", Schemas.WithRights);
        await granting.RunAsync("database", "apply", "--connection", Database.ConnectionString);
        Assert.That((await VerifyAsync()).ExitCode, Is.Zero);
        await Database.ExecuteAsync("GRANT INSERT ON users TO mk_reader");
        var drifted = await VerifyAsync();
        Assert.That(drifted.ExitCode, Is.EqualTo(2));
        Assert.That(drifted.Output, Does.Contain("REVOKE INSERT ON TABLE public.users FROM mk_reader"));

        Task<ToolRun> VerifyAsync() => granting.RunAsync("database", "verify", "--connection", Database.ConnectionString);
    }

    [TestCase("--exclude", "legacy_*")]
    [TestCase("--schema", "public")]
    public async Task Verify_looks_only_where_it_is_told_to(params string[] options)
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync(options[0] == "--exclude"
            ? "CREATE TABLE legacy_things (id int)"
            : "CREATE SCHEMA other; CREATE TABLE other.things (id int)");
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.EqualTo(2));
        Assert.That((await RunAsync(["database", "verify", .. options])).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Verify_of_aDatabase_at_an_unknown_migration_says_so()
    {
        await RunAsync("database", "apply");
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        var run = await older.RunAsync("database", "verify", "--against", "model", "--connection", Database.ConnectionString);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK6006: ").And.Contain("20261120093003_add_index"));
        var recorded = await older.RunAsync("database", "verify", "--connection", Database.ConnectionString);
        Assert.That(recorded.ExitCode, Is.Zero, "What was recorded knows itself.");
    }

    [Test]
    public async Task Verify_of_aDatabase_without_a_history_takes_it_for_empty()
    {
        var empty = await RunAsync("database", "verify");
        Assert.That(empty.ExitCode, Is.Zero);
        Assert.That(empty.Error, Does.Contain("no migration of the model Shop"));
        await Database.ExecuteAsync("CREATE TABLE things (id int)");
        Assert.That((await RunAsync("database", "verify")).Output, Does.Contain("+ table public.things"));
    }

    private async Task ExecuteStepsAsync(string script)
    {
        foreach (var statement in Core.Syntax.StatementSplitter.Split(script).Where(static statement => statement.Sql.Length > 0))
        {
            await Database.ExecuteAsync(statement.Sql);
        }
    }
}
