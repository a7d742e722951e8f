using MigrationKit.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>Migrations that are applied because the host starts.</summary>
internal sealed class HostStartTests : DatabaseTest
{
    [OneTimeSetUp]
    public void Register() => MigrationRegistry.Register(HostTests.Shop);

    [Test]
    public async Task They_are_applied_before_other_hosted_services_start_and_before_the_server_listens()
    {
        var seen = new List<string>();
        var builder = Builder();
        // Registered before, so that the order of registration would put it first.
        builder.Services.AddHostedService(_ => new Observer(Database.ConnectionString, seen));
        builder.Services.AddMigrationKit(static options => options.MaxRetries = 1);
        await using var app = builder.Build();

        await app.StartAsync();
        await app.StopAsync();

        Assert.That(seen, Is.EqualTo(new[] { "starting: 0", "start: 0" }));
    }

    [Test]
    public async Task A_host_that_cannot_migrate_does_not_start()
    {
        await Database.ExecuteAsync("CREATE TABLE public.users (id int)");
        var seen = new List<string>();
        var builder = Builder();
        builder.Services.AddMigrationKit(static options => options.MaxRetries = 1);
        builder.Services.AddHostedService(_ => new Observer(Database.ConnectionString, seen));
        await using var app = builder.Build();

        Assert.That(() => app.StartAsync(), Throws.InstanceOf<MigrationException>().With.Property("Code").EqualTo("MK6007"));
        Assert.That(seen, Is.Empty);
    }

    [Test]
    public async Task What_a_call_has_applied_the_start_does_not_look_at_again()
    {
        var builder = Builder();
        builder.Services.AddMigrationKit(static options => options.ModelNames.Add("HostTests"));
        await using var app = builder.Build();
        var report = app.ApplyMigrations();
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        await app.StartAsync();
        await app.StopAsync();

        Assert.That(report.Applied.Count(), Is.EqualTo(1));
        Assert.That(batches, Is.Zero);
    }

    [Test]
    public async Task What_a_call_has_only_verified_the_start_still_applies()
    {
        var builder = Builder();
        builder.Services.AddMigrationKit();
        await using var app = builder.Build();
        app.ApplyMigrations(static options => options.Mode = MigrationMode.Off);

        await app.StartAsync();
        await app.StopAsync();

        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.users"), Is.Zero);
    }

    [Test]
    public async Task Registering_several_times_starts_once_with_all_settings_in_order()
    {
        var services = new ServiceCollection();

        services.AddMigrationKit(static options => options.MaxRetries = -1)
            .AddMigrationKit(static options => options.Mode = MigrationMode.Off).AddMigrationKit(static options => options.MaxRetries = 1);

        Assert.That(services.Count(static service => service.ServiceType == typeof(IHostedService)), Is.EqualTo(1));
        await using var provider = services.BuildServiceProvider();
        Assert.That((await provider.ApplyMigrationsAsync()).SkippedBecause, Is.EqualTo("The option Mode is Off."));
    }

    [Test]
    public async Task Wrong_options_stop_the_start_with_all_faults_in_one_message()
    {
        var builder = Builder();
        builder.Configuration["MigrationKit:Mode"] = "Sometimes";
        builder.Configuration["MigrationKit:LockTimeuot"] = "00:01:00";
        builder.Services.AddMigrationKit(static options => options.MaxRetries = -1);
        await using var app = builder.Build();

        Assert.That(
            () => app.StartAsync(),
            Throws.InstanceOf<MigrationException>().With.Message.StartsWith("MK6013: ")
                .And.Message.Contains("MigrationKit:Mode is 'Sometimes', not one of ApplyPending, VerifyOnly, WaitForOther, Off; ")
                .And.Message.Contains("there is no option MigrationKit:LockTimeuot (did you mean LockTimeout?)")
                .And.Message.Contains("MaxRetries is -1, but must be 0 or more"));
    }

    [Test]
    public async Task Registered_data_sources_know_new_types_when_others_have_migrated_over_another_connection()
    {
        // Each with a pool of its own, which has read the types before.
        await using var plain = NpgsqlDataSource.Create(Database.ConnectionString + ";Application Name=plain");
        await using var keyed = NpgsqlDataSource.Create(Database.ConnectionString + ";Application Name=keyed");
        await using var lost = NpgsqlDataSource.Create("Host=no-such-host.invalid");
        foreach (var source in new[] { plain, keyed })
        {
            await using var command = source.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync();
        }

        var services = new ServiceCollection().AddSingleton(plain).AddKeyedSingleton("reports", keyed).AddKeyedSingleton("lost", lost)
            .AddSingleton<ILoggerFactory>(Log);
        await using var provider = services.BuildServiceProvider();
        var connection = Database.ConnectionString + ";Application Name=migrator";

        await provider.ApplyMigrationsAsync(options => options.ConnectionString = connection);

        foreach (var source in new[] { plain, keyed })
        {
            await using var command = source.CreateCommand("SELECT 'happy'::public.mood");
            Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("happy"));
        }

        Assert.That(Log.Entries.Count(static entry => entry.Event.Id == 6120), Is.EqualTo(1), Log.Text);
    }

    private WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Default"] = Database.ConnectionString;
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        return builder;
    }

    /// <summary>Says what it finds in the database when the host starts it.</summary>
    private sealed class Observer(string connectionString, List<string> seen) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => LookAsync("starting", cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => LookAsync("start", cancellationToken);

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private async Task LookAsync(string when, CancellationToken cancellationToken)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT count(*) FROM public.users", connection);
            seen.Add($"{when}: {await command.ExecuteScalarAsync(cancellationToken)}");
        }
    }
}
