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
}
