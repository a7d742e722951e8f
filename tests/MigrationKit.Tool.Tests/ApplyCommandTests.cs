namespace MigrationKit.Tool.Tests;

/// <summary><c>database apply</c>, <c>deploy</c> and <c>update</c>.</summary>
public sealed class ApplyCommandTests : DatabaseFixture
{
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
        Assert.That(await Database.DumpSchemaAsync(), Does.Contain("CREATE INDEX ix_users_email").And.Contain("ck_users_age"));

        var again = await RunAsync(command);
        Assert.That(again.ExitCode, Is.Zero);
        Assert.That(again.Output, Is.Empty);
        Assert.That(again.Error, Does.EndWith(": nothing to apply.\n"));
    }

    [Test]
    public async Task Apply_says_that_what_the_application_brings_in_code_is_left_to_it()
    {
        await RunAsync("database", "apply");
        await MakeTablesOfCodeAsync();
        Project.Add("drop_age", Schemas.Users);
        Assert.That((await RunAsync("database", "apply")).Error, Does.Not.Contain("--migrate-only"), "it has brought nothing yet");
        await Database.ExecuteAsync("INSERT INTO migrationkit.seeds (model, key, version, tool_version) VALUES ('Shop', 'roles', '1', '0.1.0')");
        Project.Add("age_again", Schemas.WithAge);

        var run = await RunAsync("database", "apply");
        var again = await RunAsync("database", "apply");

        Assert.That(run.Error, Does.EndWith("The application has data migrations or seeders, which are its code. What is new of them runs when it starts, or with --migrate-only.\n"));
        Assert.That(again.Error, Does.Not.Contain("--migrate-only"));
    }

    [Test]
    public async Task Apply_does_not_go_past_a_data_migration_that_the_application_has_begun()
    {
        await RunAsync("database", "apply");
        await MakeTablesOfCodeAsync();
        await Database.ExecuteAsync(
            "INSERT INTO migrationkit.data_migrations (model, id, after_migration, tool_version) VALUES ('Shop', 'split', '20261120093003_add_index', '0.1.0')");
        Project.Add("drop_age", Schemas.Users);

        var run = await RunAsync("database", "apply");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain("error MK6026: The data migration split of the model Shop comes after 20261120093003_add_index.").And.Contain("--migrate-only"));
    }

    [Test]
    public async Task Apply_as_json_names_what_was_applied()
    {
        var json = (await RunAsync("database", "apply", "--json")).Json;
        Assert.That(json.GetProperty("model").GetString(), Is.EqualTo("Shop"));
        Assert.That(json.GetProperty("database").GetString(), Does.StartWith(Database.Name + " at 127.0.0.1:"));
        Assert.That(json.GetProperty("applied")[0].GetProperty("id").GetString(), Is.EqualTo("20261120093001_initial"));
        Assert.That(json.GetProperty("applied").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public async Task Apply_refuses_edited_migrations_and_touches_nothing()
    {
        Project.Edit("Migrations/20261120093003_add_index/up.sql");
        var run = await RunAsync("database", "apply");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK2004: "));
        Assert.That(await Database.DumpSchemaAsync(), Does.Not.Contain("users"));
    }

    [Test]
    public async Task Apply_shows_the_statement_that_failed()
    {
        await Database.ExecuteAsync("CREATE TABLE users (id text)");
        var run = await RunAsync("database", "apply", "--allow-existing-tables");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("error MK6010: ").And.Contain("20261120093001_initial"));
    }

    [Test]
    public async Task Apply_to_tables_without_a_history_wants_to_be_told_so()
    {
        await Database.ExecuteAsync("CREATE TABLE of_others (id int)");
        var refused = await RunAsync("database", "apply");
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Error, Does.Contain("error MK6007: ").And.Contain("of_others"));
        Assert.That((await RunAsync("database", "apply", "--allow-existing-tables")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Apply_of_aProject_without_migrations_does_nothing()
    {
        using var empty = new ProjectFolder();
        var run = await empty.RunAsync("database", "apply", "--connection", Database.ConnectionString);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.EndWith(": nothing to apply.\n"));
    }

    private async Task MakeTablesOfCodeAsync()
    {
        using var script = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream("MigrationKit/history/data.sql")!);
        await Database.ExecuteAsync((await script.ReadToEndAsync()).Replace(":\"history_schema\"", "migrationkit", StringComparison.Ordinal));
    }
}
