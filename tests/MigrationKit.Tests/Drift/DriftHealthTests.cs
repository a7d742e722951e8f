using MigrationKit.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Tests.Drift;

/// <summary>What health checks say of drift, and what that costs.</summary>
internal sealed class DriftHealthTests : DatabaseTest
{
    private readonly Clock _clock = new();

    [OneTimeSetUp]
    public void Register() => MigrationRegistry.Register(HostTests.Shop);

    [SetUp]
    public async Task DriftAsync()
    {
        await ApplyAsync(HostTests.Shop);
        await Database.ExecuteAsync("CREATE TABLE public.legacy_log (id int PRIMARY KEY, note text)");
    }

    [TestCase("Ignore", HealthStatus.Healthy)]
    [TestCase("Warn", HealthStatus.Degraded)]
    [TestCase("Fail", HealthStatus.Unhealthy)]
    public async Task The_policy_says_what_drift_means(string policy, HealthStatus expected)
    {
        await using var provider = Provider(policy);

        var entry = await CheckAsync(provider);

        Assert.That(entry.Status, Is.EqualTo(expected));
        Assert.That(entry.Description, policy == "Ignore"
            ? Is.EqualTo("HostTests: up to date.")
            : Is.EqualTo("HostTests: up to date. Drifted in 1 object(s): table public.legacy_log (added)."));
        Assert.That(entry.Data.GetValueOrDefault("drift"), policy == "Ignore" ? Is.Null : Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_left_out_is_healthy()
    {
        await using var provider = Provider("Fail", ("DriftExclude", "legacy_*"));

        Assert.That((await CheckAsync(provider)).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task It_is_looked_for_once_in_an_interval()
    {
        await using var provider = Provider("Fail", ("DriftInterval", "00:10:00"));
        var first = await CheckAsync(provider);
        await Database.ExecuteAsync("DROP TABLE public.legacy_log");

        _clock.Now += TimeSpan.FromMinutes(9);
        var second = await CheckAsync(provider);
        _clock.Now += TimeSpan.FromMinutes(2);
        var third = await CheckAsync(provider);

        Assert.That((first.Status, second.Status, third.Status), Is.EqualTo((HealthStatus.Unhealthy, HealthStatus.Unhealthy, HealthStatus.Healthy)));
    }

    [Test]
    public async Task Probes_in_between_cost_one_round_trip()
    {
        await using var provider = Provider("Fail");
        await CheckAsync(provider);
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        await CheckAsync(provider);

        Assert.That(batches, Is.EqualTo(1));
    }

    [Test]
    public async Task An_interval_of_zero_leaves_it_out()
    {
        await using var provider = Provider("Fail", ("DriftInterval", "00:00:00"));

        Assert.That((await CheckAsync(provider)).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Where_nothing_is_recorded_nobody_is_unhealthy_and_it_says_why()
    {
        await Database.ExecuteAsync("DROP TABLE migrationkit.recorded_state");
        await using var provider = Provider("Fail");

        var entry = await CheckAsync(provider);

        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(entry.Description, Does.StartWith("HostTests: up to date. Drift is not known: Nothing is recorded"));
        Assert.That(entry.Data.ContainsKey("drift"), Is.False);
    }

    [Test]
    public async Task A_probe_that_gives_up_does_not_stop_the_looking()
    {
        await Database.ExecuteAsync("CREATE VIEW public.locked AS SELECT 1 AS a");
        await using var provider = Provider("Fail");
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; LOCK TABLE public.locked IN ACCESS EXCLUSIVE MODE");
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThatAsync(() => provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(impatient.Token), Throws.InstanceOf<OperationCanceledException>());
        await ExecuteAsync(blocker, "ROLLBACK");

        Assert.That((await CheckAsync(provider)).Status, Is.EqualTo(HealthStatus.Unhealthy));
    }

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider provider) =>
        (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["migrationkit"];

    private ServiceProvider Provider(string policy, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:Default"] = Database.ConnectionString, ["MigrationKit:DriftPolicy"] = policy };
        foreach (var (key, value) in more)
        {
            settings["MigrationKit:" + key] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<ILoggerFactory>(Log).AddSingleton(typeof(ILogger<>), typeof(Logger<>)).AddSingleton<TimeProvider>(_clock);
        services.AddHealthChecks().AddMigrationKit();
        return services.BuildServiceProvider();
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
