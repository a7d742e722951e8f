namespace MigrationKit.Tool.Tests;

/// <summary><c>migrations status</c>, and <c>migrations rehash</c> where a database is asked.</summary>
public sealed class StatusCommandTests : DatabaseFixture
{
    [Test]
    public async Task Status_tells_applied_from_pending()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", Database.ConnectionString);
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
    public async Task Status_shows_what_thisProject_does_not_know()
    {
        await RunAsync("database", "apply");
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        var run = await older.RunAsync("status", "--connection", Database.ConnectionString, "--json");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Json.GetProperty("state").GetString(), Is.EqualTo("ahead"));
        Assert.That(run.Json.GetProperty("migrations")[1].GetProperty("state").GetString(), Is.EqualTo("unknown"));

        var apply = await older.RunAsync("database", "apply", "--connection", Database.ConnectionString);
        Assert.That(apply.ExitCode, Is.Zero);
        Assert.That(apply.Error, Does.Contain("newer migrations than this project. Nothing was applied."));
    }

    [Test]
    public async Task Status_of_a_migration_that_was_changed_after_it_was_applied_is_faulty()
    {
        await RunAsync("database", "apply");
        Project.Edit("Migrations/20261120093002_add_age/up.sql");
        await Project.RunAsync("migrations", "rehash");
        var run = await RunAsync("status", "--json");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Json.GetProperty("state").GetString(), Is.EqualTo("faulty"));
        Assert.That(run.Json.GetProperty("fault").GetString(), Does.StartWith("MK6008: "));
    }

    [Test]
    public async Task Rehash_asks_theDatabase_that_is_named()
    {
        await RunAsync("database", "apply");
        Project.Edit("Migrations/20261120093002_add_age/up.sql");
        var before = Project.Read("Migrations/20261120093002_add_age/migration.json");
        var run = await RunAsync("migrations", "rehash");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK6008: 20261120093002_add_age is applied to"));
        Assert.That(Project.Read("Migrations/20261120093002_add_age/migration.json"), Is.EqualTo(before));
    }

    [Test]
    public async Task Rehash_accepts_an_edit_that_the_namedDatabase_has_not_run()
    {
        Project.Edit("Migrations/20261120093002_add_age/up.sql");
        Assert.That((await RunAsync("migrations", "rehash")).ExitCode, Is.Zero);
    }
}
