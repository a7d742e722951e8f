using MigrationKit.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Tests;

/// <summary>Applications say that they run, and are none the worse where they cannot.</summary>
internal sealed class HeartbeatTests : DatabaseTest
{
    private const string Live =
        "SELECT count(*) = 1 FROM migrationkit.instances WHERE model = 'HostTests' AND ended_at IS NULL AND expires_at > clock_timestamp()";

    [OneTimeSetUp]
    public void Register() => MigrationRegistry.Register(HostTests.Shop);

    [Test]
    public async Task A_host_registers_beats_and_says_when_it_has_stopped()
    {
        await using var app = App("Expand");
        app.ApplyMigrations();
        await UntilAsync(Live);
        var first = await ScalarAsync<string>("SELECT expires_at::text FROM migrationkit.instances");
        await app.StartAsync();
        await UntilAsync($"SELECT expires_at > '{first}' FROM migrationkit.instances");
        Assert.That(
            await ScalarAsync<string>("SELECT format('%s %s %s %s %s', migration_id, fingerprint, application, host, process_id) FROM migrationkit.instances"),
            Is.EqualTo($"{HostTests.Shop.Migrations[^1].Id} {HostTests.Shop.HeadFingerprint} {app.Environment.ApplicationName} {Environment.MachineName} {Environment.ProcessId}"));
        Assert.That(Log.Text, Does.Contain("Debug 6125: "));

        await app.StopAsync();

        Assert.That(await ScalarAsync<bool>("SELECT ended_at IS NOT NULL FROM migrationkit.instances"), Is.True);
    }

    [Test]
    public async Task It_is_registered_before_anybody_is_served_if_the_table_is_there()
    {
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, HostTests.Shop).ApplyAsync();
        await using var app = App("Expand", interval: "01:00:00");

        app.ApplyMigrations();

        Assert.That(await ScalarAsync<bool>(Live), Is.True);
    }

    [Test]
    public async Task A_database_that_is_up_to_date_gets_the_table_from_the_first_one_that_needs_it()
    {
        await ApplyAsync(HostTests.Shop);
        await using var one = App("Expand");
        await using var two = App("Expand");

        one.ApplyMigrations();
        two.ApplyMigrations();

        await UntilLoggedAsync(6125, times: 2);
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM migrationkit.instances"), Is.EqualTo(2));
        Assert.That(Log.Text, Does.Not.Contain("6124"));
    }

    [TestCase("All", "00:00:00.1")]
    [TestCase("Expand", "00:00:00")]
    public async Task Nobody_registers_where_no_step_waits_or_where_it_is_not_wanted(string phase, string interval)
    {
        await using var app = App(phase, interval);
        app.ApplyMigrations();
        await app.StartAsync();
        await app.StopAsync();

        Assert.That(Log.Text, Does.Not.Contain("6125"));
    }

    [Test]
    public async Task A_role_without_the_right_runs_on_says_so_once_and_is_heard_when_it_has_it()
    {
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, HostTests.Shop).ApplyAsync();
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}; GRANT SELECT ON migrationkit.history, migrationkit.expanded TO {role.Name}");
        await using var app = App("Expand", connectionString: role.ConnectionString);

        Assert.That(app.ApplyMigrations().IsUpToDate, Is.True);
        await app.StartAsync();
        await UntilLoggedAsync(6124);
        await Task.Delay(300);

        var said = Log.Entries.Where(static entry => entry.Event.Id == 6124).ToList();
        Assert.That(said, Has.Count.EqualTo(1));
        Assert.That((said[0].Level, said[0].Text), Is.EqualTo((LogLevel.Information,
            "The database cannot be told that this process runs, so contract steps do not wait for it to end: 42501: permission denied for table instances")));
        await Database.ExecuteAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON migrationkit.instances TO {role.Name}");
        await UntilAsync(Live);
        await app.StopAsync();
    }

    [Test]
    public async Task Who_was_not_heard_for_long_is_told_what_was_taken_away_meanwhile()
    {
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, HostTests.Shop).ApplyAsync();
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"""
            GRANT USAGE ON SCHEMA migrationkit TO {role.Name};
            GRANT SELECT ON ALL TABLES IN SCHEMA migrationkit TO {role.Name};
            GRANT INSERT, UPDATE, DELETE ON migrationkit.instances TO {role.Name}
            """);
        await using var app = App("Expand", connectionString: role.ConnectionString);
        app.ApplyMigrations();
        await app.StartAsync();
        await UntilAsync(Live);
        await Database.ExecuteAsync($"REVOKE ALL ON migrationkit.instances FROM {role.Name}");
        await UntilAsync($"SELECT NOT ({Live})");
        await ApplyAsync(Sets.Named(HostTests.Shop.ModelName, HostTests.Users, ("2_gone", "-- migrationkit:step transactional phase=contract\nDROP TABLE public.users;")));

        await Database.ExecuteAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON migrationkit.instances TO {role.Name}");

        await UntilLoggedAsync(6129);
        Assert.That(Log.Text, Does.Contain("later ones have taken away or tightened what code before them may use: 2_gone (DROP TABLE public.users)."));
        await app.StopAsync();
    }

    [Test]
    public async Task A_role_that_may_not_make_the_table_says_so()
    {
        await ApplyAsync(HostTests.Shop);
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}; GRANT SELECT ON ALL TABLES IN SCHEMA migrationkit TO {role.Name}");
        await using var app = App("Expand", connectionString: role.ConnectionString);

        Assert.That(app.ApplyMigrations().Models.Single().Applied, Is.Empty);
        await UntilLoggedAsync(6124);
        Assert.That(Log.Text, Does.Match("Information 6124: .*permission denied for schema migrationkit"));
    }

    [Test]
    public async Task Nothing_is_written_to_a_table_that_somebody_has_planted()
    {
        await ApplyAsync(HostTests.Shop);
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"""
            GRANT USAGE, CREATE ON SCHEMA migrationkit, public TO {role.Name};
            SET ROLE {role.Name};
            CREATE TABLE migrationkit.instances (model text, instance text, migration_id text, fingerprint text, application text, host text, process_id int,
                registered_at timestamptz, last_seen timestamptz, expires_at timestamptz, ended_at timestamptz, tool_version text, PRIMARY KEY (model, instance));
            CREATE TABLE public.trap (caught text);
            CREATE FUNCTION public.spring() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.trap VALUES (current_user); RETURN NEW; END $$;
            CREATE TRIGGER spring BEFORE INSERT ON migrationkit.instances FOR EACH ROW EXECUTE FUNCTION public.spring();
            RESET ROLE;
            """);
        await using var app = App("Expand");

        app.ApplyMigrations();
        await UntilLoggedAsync(6124);

        Assert.That(Log.Text, Does.Match($"Information 6124: .*MK6011.*instances belongs to the role {role.Name}"));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.trap"), Is.Zero);
    }

    [Test]
    public async Task A_start_that_fails_is_no_process_that_runs()
    {
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, HostTests.Shop).ApplyAsync();
        await Database.ExecuteAsync("UPDATE migrationkit.history SET to_fingerprint = 'x'");
        await using var app = App("Expand");

        Assert.That(() => app.ApplyMigrations(), Throws.InstanceOf<MigrationException>().With.Message.StartsWith("MK6015"));
        Assert.That(await ScalarAsync<bool>("SELECT ended_at IS NOT NULL FROM migrationkit.instances"), Is.True);
    }

    [Test]
    public async Task An_application_that_is_thrown_away_ends_too()
    {
        var app = App("Expand");
        app.ApplyMigrations();
        await UntilAsync(Live);

        await app.DisposeAsync();

        await UntilAsync("SELECT ended_at IS NOT NULL FROM migrationkit.instances");
    }

    [Test]
    public async Task Of_those_that_are_gone_the_last_one_of_each_version_stays()
    {
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, HostTests.Shop).ApplyAsync();
        await Database.ExecuteAsync(
            $"""
            INSERT INTO migrationkit.instances (model, instance, migration_id, fingerprint, application, host, process_id, last_seen, expires_at, ended_at, tool_version)
            SELECT 'HostTests', number::text, CASE WHEN number > 3 THEN '1_users' ELSE '0_before' END, CASE WHEN number > 3 THEN '{HostTests.Shop.HeadFingerprint}' ELSE 'x' END,
                   'Shop', 'web', number, now() - interval '1 hour' + number * interval '1 minute', now() - interval '1 hour' + number * interval '60.001 seconds',
                   CASE WHEN number % 2 = 0 THEN now() END, '0.1.0'
            FROM generate_series(1, 6) number
            """);
        await using var app = App("Expand", interval: "01:00:00");

        app.ApplyMigrations();
        await UntilLoggedAsync(6125);

        Assert.That(await ListAsync("SELECT process_id::text FROM migrationkit.instances ORDER BY last_seen"), Is.EqualTo(new[] { "3", $"{Environment.ProcessId}" }));
    }

    private WebApplication App(string phase, string interval = "00:00:00.1", string? connectionString = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Default"] = connectionString ?? Database.ConnectionString;
        builder.Configuration["MigrationKit:ModelNames"] = HostTests.Shop.ModelName;
        builder.Configuration["MigrationKit:Phase"] = phase;
        builder.Configuration["MigrationKit:HeartbeatInterval"] = interval;
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
        return builder.Build();
    }

    private async Task UntilLoggedAsync(int id, int times = 1)
    {
        for (var i = 0; i < 400 && Log.Entries.Count(entry => entry.Event.Id == id) < times; i++)
        {
            await Task.Delay(25);
        }

        Assert.That(Log.Entries.Count(entry => entry.Event.Id == id), Is.EqualTo(times), Log.Text);
    }
}
