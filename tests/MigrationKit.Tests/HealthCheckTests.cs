using MigrationKit.Health;
using MigrationKit.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>What a load balancer is told. The set is the one that is registered in the process of these tests.</summary>
internal sealed class HealthCheckTests : DatabaseTest
{
    private const string Head = "1_users";

    [OneTimeSetUp]
    public void Register() => MigrationRegistry.Register(HostTests.Shop);

    [Test]
    public async Task Equal_is_healthy()
    {
        await ApplyAsync(HostTests.Shop);

        var entry = await CheckAsync();

        Assert.That((entry.Status, entry.Description), Is.EqualTo((HealthStatus.Healthy, "HostTests: up to date.")));
        Assert.That(entry.Data, Is.EquivalentTo(new Dictionary<string, object>
        {
            ["HostTests.state"] = "UpToDate", ["HostTests.head"] = Head, ["HostTests.expected"] = Head, ["HostTests.pending"] = 0,
            ["HostTests.migrating"] = false, ["HostTests.expanded"] = 0, ["HostTests.contracted"] = 0,
        }));
    }

    [Test]
    public async Task Equal_costs_one_round_trip()
    {
        await ApplyAsync(HostTests.Shop);
        await using var provider = Provider(Database.ConnectionString);
        var service = provider.GetRequiredService<HealthCheckService>();
        await service.CheckHealthAsync();
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        await service.CheckHealthAsync();

        Assert.That(batches, Is.EqualTo(1));
    }

    [Test]
    public async Task It_asks_for_nothing_but_SELECT_on_the_history()
    {
        await ApplyAsync(HostTests.Shop);
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}; GRANT SELECT ON migrationkit.history TO {role.Name}");
        var equal = await CheckAsync(role.ConnectionString);
        await Database.ExecuteAsync("DELETE FROM migrationkit.history");
        var behind = await CheckAsync(role.ConnectionString);

        Assert.That((equal.Status, behind.Status), Is.EqualTo((HealthStatus.Healthy, HealthStatus.Unhealthy)));
        Assert.That(behind.Description, Is.EqualTo("HostTests: behind, lacks 1_users."));
    }

    [Test]
    public async Task Behind_is_unhealthy()
    {
        var entry = await CheckAsync();

        Assert.That(
            (entry.Status, entry.Description), Is.EqualTo((HealthStatus.Unhealthy, "HostTests: behind, lacks 1_users.")));
        Assert.That((entry.Data["HostTests.state"], entry.Data["HostTests.pending"]), Is.EqualTo(("Pending", 1)));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit') IS NULL"), Is.True, "Nothing was changed.");
    }

    [Test]
    public async Task A_migration_that_failed_in_the_middle_is_named()
    {
        await ApplyAsync(Sets.Named("other", ("1_x", "SELECT 1;")));
        await Database.ExecuteAsync(
            $"INSERT INTO migrationkit.steps (model, migration_id, step, state, checksum, statements_done) VALUES ('HostTests', '{Head}', 1, 'started', '', 0)");

        var entry = await CheckAsync();

        Assert.That(entry.Description, Is.EqualTo("HostTests: behind, lacks 1_users; 1_users failed or was interrupted."));
        Assert.That((entry.Status, entry.Data["HostTests.begun"]), Is.EqualTo((HealthStatus.Unhealthy, Head)));
    }

    [Test]
    public async Task Ahead_is_degraded()
    {
        await ApplyAsync(HostTests.Shop);
        await ApplyAsync(Sets.Of("migrationkit", "HostTests", [.. HostTests.Shop.Migrations, Next()], ("2_next", "SELECT 1;")));

        var entry = await CheckAsync();

        Assert.That(
            (entry.Status, entry.Description), Is.EqualTo((HealthStatus.Degraded, "HostTests: ahead of this version, at 2_next.")));
        Assert.That((entry.Data["HostTests.head"], entry.Data["HostTests.expected"]), Is.EqualTo(("2_next", Head)));
    }

    [Test]
    public async Task Contract_steps_that_wait_are_named_and_healthy_where_they_may()
    {
        var set = Sets.Of(Shop);
        await ApplyAsync(Sets.Of(Shop[..1]));
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, set).ApplyAsync();

        var expand = await ResultAsync(set, MigrationPhase.Expand);
        var all = await ResultAsync(set, MigrationPhase.All);
        await ApplyAsync(set);
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);
        var contracted = await ResultAsync(set, MigrationPhase.Expand);

        Assert.That(
            (expand.Status, expand.Description, expand.Data["shop.expanded"], expand.Data["shop.pending"]),
            Is.EqualTo((HealthStatus.Healthy, "shop: up to date. Contract steps wait: 2_no_name, 3_orders.", 2, 0)));
        Assert.That(
            (all.Status, all.Description, all.Data["shop.expanded"]),
            Is.EqualTo((HealthStatus.Unhealthy, "shop: behind, lacks 2_no_name, 3_orders. Contract steps wait: 2_no_name, 3_orders.", 2)));
        Assert.That((contracted.Description, contracted.Data["shop.expanded"], batches), Is.EqualTo(("shop: up to date.", 0, 1)));
    }

    [Test]
    public async Task A_version_older_than_contract_steps_that_were_run_is_degraded_and_says_which()
    {
        await ApplyAsync(Sets.Of(Shop));

        var old = await ResultAsync(Sets.Of(Shop[..1]), MigrationPhase.All);
        var between = await ResultAsync(Sets.Of(Shop[..2]), MigrationPhase.All);

        Assert.That(
            (old.Status, old.Description, old.Data["shop.contracted"]),
            Is.EqualTo((HealthStatus.Degraded,
                "shop: ahead of this version, at 3_orders. Contract steps of newer versions were run, which this one may not survive: 2_no_name.", 1)));
        Assert.That((between.Description, between.Data["shop.contracted"]), Is.EqualTo(("shop: ahead of this version, at 3_orders.", 0)));
    }

    [Test]
    public async Task A_migration_under_way_is_degraded_and_one_in_another_database_is_not()
    {
        await ApplyAsync(HostTests.Shop);
        await using var elsewhere = await SharedServer.CreateDatabaseAsync();
        await using var other = new NpgsqlConnection(elsewhere.ConnectionString);
        await other.OpenAsync();
        await ExecuteAsync(other, $"SELECT pg_advisory_lock({MigrationLock.KeyOf("migrationkit")})");
        var before = await CheckAsync();
        await using var session = await OpenSessionAsync();
        await ExecuteAsync(session, $"SELECT pg_advisory_lock({MigrationLock.KeyOf("migrationkit")})");

        var entry = await CheckAsync();

        Assert.That(before.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(
            (entry.Status, entry.Description, entry.Data["HostTests.migrating"]),
            Is.EqualTo((HealthStatus.Degraded, "HostTests: has all that this version knows, and is being migrated.", true)));
    }

    [Test]
    public async Task A_history_that_was_edited_is_unhealthy()
    {
        await ApplyAsync(HostTests.Shop);
        await Database.ExecuteAsync("UPDATE migrationkit.history SET checksum = 'sha256:0'");

        var entry = await CheckAsync();

        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(entry.Description, Does.StartWith("HostTests: MK6015: "));
        Assert.That(entry.Data["HostTests.state"], Is.EqualTo("Faulty"));
    }

    [Test]
    public async Task A_data_migration_or_a_seeder_that_was_not_run_is_behind()
    {
        await ApplyAsync(HostTests.Shop);
        void Bring(IServiceCollection services) => services
            .AddSingleton<IDataMigration>(new CodeMigration("count", Head))
            .AddSingleton<ISeeder>(new CodeSeeder("roles", "1", "SELECT 1"));

        var behind = await CheckAsync(configure: Bring);
        Assert.That(
            (behind.Status, behind.Description),
            Is.EqualTo((HealthStatus.Unhealthy, "HostTests: behind, lacks the data migration count, the seeder roles (1).")));

        await Database.ExecuteAsync("CREATE TABLE public.numbers (id int, n int)");
        await MigratorWith(
            static options => options.AddDataMigration(new CodeMigration("count", Head)).AddSeeder(new CodeSeeder("roles", "1", "SELECT 1")),
            HostTests.Shop).ApplyAsync();
        Assert.That((await CheckAsync(configure: Bring)).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task No_server_is_unhealthy_and_the_password_is_not_said()
    {
        var entry = await CheckAsync("Host=127.0.0.1;Port=1;Username=app;Password=the-password;Database=shop");

        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(entry.Description, Does.StartWith("MK6002: PostgreSQL at 127.0.0.1:1").And.Not.Contain("the-password"));
        Assert.That($"{entry.Exception}", Does.Not.Contain("the-password"));
    }

    [Test]
    public async Task The_application_may_choose_what_failing_means()
    {
        await using var provider = Provider(Database.ConnectionString, HealthStatus.Degraded);

        Assert.That((await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Degraded));
    }

    private static readonly (string Id, string Sql)[] Shop =
    [
        ("1_users", "CREATE TABLE public.users (id int, name text);"),
        ("2_no_name", "-- migrationkit:step transactional phase=contract\nALTER TABLE public.users DROP COLUMN name;"),
        ("3_orders", "CREATE TABLE public.orders (id int);"),
    ];

    /// <summary>The result for a set that is not registered.</summary>
    private async Task<HealthCheckResult> ResultAsync(MigrationSet set, MigrationPhase phase)
    {
        var models = await MigratorWith(options => options.Phase = phase, set).ReadHealthAsync(CancellationToken.None);
        return MigrationHealthCheck.Result(models, drifted: null, HealthStatus.Unhealthy);
    }

    private static Migration Next() => new("2_next", HostTests.Shop.HeadFingerprint, Sets.After("2_next"), MigrationKit.Core.Syntax.Checksum.OfText("SELECT 1;"), "2_next", null);

    private async Task<HealthReportEntry> CheckAsync(string? connectionString = null, Action<IServiceCollection>? configure = null)
    {
        await using var provider = Provider(connectionString ?? Database.ConnectionString, configure: configure);
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["migrationkit"];
    }

    private ServiceProvider Provider(string connectionString, HealthStatus? failureStatus = null, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["ConnectionStrings:Default"] = connectionString }).Build());
        services.AddSingleton<ILoggerFactory>(Log).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddHealthChecks().AddMigrationKit(failureStatus: failureStatus);
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
