namespace MigrationKit.Tool.Tests;

/// <summary>Taking over a database that was made by other means.</summary>
public sealed class BaselineTests : DatabaseFixture
{
    [Test]
    public async Task What_has_the_schema_is_recorded_and_not_run()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("DROP SCHEMA migrationkit CASCADE");
        var before = await Database.DumpSchemaAsync();
        Assert.That((await RunAsync("database", "apply")).Error, Does.Contain("error MK6007: ").And.Contain("dotnet migrationkit database baseline"));

        var run = await RunAsync("database", "baseline");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.EqualTo("20261120093001_initial\n20261120093002_add_age\n20261120093003_add_index\n"));
        Assert.That(run.Error, Does.EndWith(": 3 migration(s) recorded as applied, up to 20261120093003_add_index.\n"));
        Assert.That((await RunAsync("status")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("database", "apply")).Error, Does.EndWith(": nothing to apply.\n"));
        await Database.ExecuteAsync("DROP SCHEMA migrationkit CASCADE");
        Assert.That(await Database.DumpSchemaAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_earlier_migration_can_be_the_last_and_the_rest_is_applied()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", Database.ConnectionString);
        await Database.ExecuteAsync("DROP SCHEMA migrationkit CASCADE");

        Assert.That((await RunAsync("database", "baseline", "--to", "initial")).ExitCode, Is.Zero);

        Assert.That((await RunAsync("database", "apply")).Output, Does.Not.Contain("initial").And.Contain("add_age").And.Contain("add_index"));
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task What_differs_is_named_and_nothing_is_recorded()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", Database.ConnectionString);
        await Database.ExecuteAsync("DROP SCHEMA migrationkit CASCADE; CREATE TABLE legacy_orders (id int)");

        var run = await RunAsync("database", "baseline");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Contain("legacy_orders").And.Contain("ix_users_email"));
        Assert.That(run.Error, Does.Contain("error MK2016: ").And.Contain("Nothing was recorded."));
        Assert.That(await Database.DumpSchemaAsync(), Does.Not.Contain("migrationkit"));
        Assert.That((await RunAsync("database", "baseline", "--to", "initial", "--exclude", "legacy_*")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Differences_can_be_accepted()
    {
        var run = await RunAsync("database", "baseline", "--accept-differences");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("warning MK2016: ").And.Contain("recorded as applied"));
        Assert.That((await RunAsync("status")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_history_is_not_written_over()
    {
        await RunAsync("database", "apply");

        var run = await RunAsync("database", "baseline");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK6019: ").And.Contain("20261120093003_add_index is its last migration"));
    }

    [Test]
    public async Task AProject_without_migrations_has_nothing_to_record()
    {
        using var empty = new ProjectFolder();

        var run = await empty.RunAsync("database", "baseline", "--connection", Database.ConnectionString);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("no migration to record").And.Contain("database pull"));
    }
}
