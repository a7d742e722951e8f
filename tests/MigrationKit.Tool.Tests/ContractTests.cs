namespace MigrationKit.Tool.Tests;

/// <summary>Steps that wait until the old version is gone.</summary>
public sealed class ContractTests : DatabaseFixture
{
    [SetUp]
    public async Task ExpandOnlyAsync()
    {
        await RunAsync("database", "apply");
        Project.Write("appsettings.json", """{ "MigrationKit": { "Phase": "Expand" } }""");
    }

    [Test]
    public async Task They_are_named_and_run_on_demand()
    {
        Project.Add("drop_age", Schemas.Users);

        var applied = await RunAsync("database", "apply");
        var status = await RunAsync("status");
        Assert.That(applied.Error, Does.Contain(": expanded.").And.Contain("wait until no process of an older version is left. Then: dotnet migrationkit database contract"));
        Assert.That(status.Output, Does.Match("20261120093004_drop_age +expanded"));
        Assert.That(status.Error, Does.Contain("1 expanded, whose contract steps wait. Run them with: dotnet migrationkit database contract"));
        Assert.That(await HasAgeAsync(), Is.True);

        var contracted = await RunAsync("database", "contract");

        Assert.That((contracted.ExitCode, await HasAgeAsync()), Is.EqualTo((0, false)));
        Assert.That(contracted.Output, Does.Contain("20261120093004_drop_age"));
        Assert.That((await RunAsync("status")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task What_is_pending_besides_stays_pending()
    {
        Project.Add("drop_age", Schemas.Users);
        await RunAsync("database", "apply");
        Project.Add("add_age_again", Schemas.WithAge);
        Assert.That((await RunAsync("database", "apply")).Error, Does.Contain("error MK6021: ").And.Contain("both are about users"));

        Assert.That((await RunAsync("database", "contract")).ExitCode, Is.Zero);
        Assert.That(await HasAgeAsync(), Is.False);

        Assert.That((await RunAsync("database", "apply")).ExitCode, Is.Zero);
        Assert.That(await HasAgeAsync(), Is.True);
    }

    [Test]
    public async Task A_process_that_needs_the_old_shape_stands_against_it()
    {
        Project.Add("drop_age", Schemas.Users);
        await RunAsync("database", "apply");
        await Database.ExecuteAsync(
            """
            INSERT INTO migrationkit.instances (model, instance, migration_id, fingerprint, application, host, process_id, expires_at, tool_version)
            SELECT model, 'x', migration_id, to_fingerprint, 'Shop', 'web-1', 7, now() + interval '1 hour', '0.1.0'
            FROM migrationkit.history ORDER BY ordinal DESC LIMIT 1
            """);

        var refused = await RunAsync("database", "contract");
        Assert.That((refused.ExitCode, await HasAgeAsync()), Is.EqualTo((1, true)));
        Assert.That(refused.Error, Does.Contain("error MK6022: ").And.Contain("Shop, process 7 on web-1").And.Contain("database contract --force"));

        var forced = await RunAsync("database", "contract", "--force");
        Assert.That((forced.ExitCode, await HasAgeAsync()), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task Nothing_waits()
    {
        var run = await RunAsync("database", "contract");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "")));
        Assert.That(run.Error, Does.EndWith(": no step waits.\n"));
    }

    private async Task<bool> HasAgeAsync()
    {
        await using var command = Database.DataSource.CreateCommand(
            "SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'age')");
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
