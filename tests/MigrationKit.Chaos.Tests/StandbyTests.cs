using MigrationKit.Chaos.Tests.Support;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Chaos.Tests;

/// <summary>An application that is connected to a standby, and a primary that fails over.</summary>
internal sealed class StandbyTests
{
    private static readonly MigrationSet Set = Plans.Plans.Several.End;
    private PostgresServer _primary = null!;
    private PostgresServer _standby = null!;
    private PostgresDatabase _database = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _primary = await PostgresServer.StartAsync();
        _database = await _primary.CreateDatabaseAsync();
        _standby = await StandbyServer.FollowAsync(_primary);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _standby.DisposeAsync();
        await _primary.DisposeAsync();
    }

    [Test]
    public async Task A_standby_that_has_everything_is_enough()
    {
        await new Migrator(_database.ConnectionString, [Set]).ApplyAsync();
        await StandbyServer.CatchUpAsync(_primary, _standby);

        Assert.That((await new Migrator(OnStandby, [Set]).ApplyAsync()).IsUpToDate, Is.True);
    }

    [Test]
    public async Task A_standby_is_waited_for_while_another_process_migrates_the_primary()
    {
        var waiting = new Migrator(OnStandby, [Set]).ApplyAsync();
        await Task.Delay(300);
        Assert.That(waiting.IsCompleted, Is.False);

        await new Migrator(_database.ConnectionString, [Set]).ApplyAsync();

        Assert.That((await waiting.WaitAsync(TimeSpan.FromSeconds(60))).Applied, Is.Empty);
    }

    [Test]
    public async Task A_standby_is_not_waited_for_for_ever()
    {
        var migrator = new Migrator(OnStandby, [Set], new MigrationOptions { ServerTimeout = TimeSpan.FromSeconds(0.5) });

        var failure = Assert.ThrowsAsync<MigrationException>(() => migrator.ApplyAsync())!;

        Assert.That(failure.Message, Does.StartWith("MK6005: There are migrations to apply, but the server is a standby"));
        Assert.That(failure.NextStep, Does.Contain("Target Session Attributes=primary"));
        await Task.CompletedTask;
    }

    [Test]
    public async Task A_standby_that_is_promoted_is_migrated()
    {
        var waiting = new Migrator(OnStandby, [Set]).ApplyAsync();
        await Task.Delay(200);

        await StandbyServer.ScalarAsync(_standby, "SELECT pg_promote()::text");

        Assert.That((await waiting.WaitAsync(TimeSpan.FromSeconds(60))).Applied.Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_run_goes_on_with_the_promoted_standby_when_the_primary_dies_in_the_middle()
    {
        var plan = new Plans.Plan("sleeper", "", "CREATE TABLE public.a (id int);", "SELECT pg_sleep(3);\nCREATE TABLE public.b (id int);");
        var (first, second) = (new NpgsqlConnectionStringBuilder(_database.ConnectionString), new NpgsqlConnectionStringBuilder(OnStandby));
        first.Host = $"{first.Host}:{first.Port},{second.Host}:{second.Port}";
        var running = new Migrator(first.ConnectionString, [plan.End]).ApplyAsync();
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep')::text");
        await StandbyServer.CatchUpAsync(_primary, _standby);

        await _primary.StopAsync(ShutdownMode.Immediate);
        await Task.Delay(300);
        await StandbyServer.ScalarAsync(_standby, "SELECT pg_promote()::text");

        Assert.That((await running.WaitAsync(TimeSpan.FromSeconds(90))).Applied.Select(static x => x.Id), Is.EqualTo(
            new[] { "1_migration", "2_migration" }));
        await using var connection = new NpgsqlConnection(OnStandby);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT to_regclass('public.b') IS NOT NULL", connection);
        Assert.That(await command.ExecuteScalarAsync(), Is.True);
    }

    private string OnStandby => new NpgsqlConnectionStringBuilder(_standby.ConnectionString) { Database = _database.Name }.ConnectionString;

    private async Task UntilAsync(string sql)
    {
        for (var i = 0; i < 400 && await StandbyServer.ScalarAsync(_primary, sql) != "true"; i++)
        {
            await Task.Delay(25);
        }
    }
}
