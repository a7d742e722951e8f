using System.Diagnostics;
using System.Runtime.CompilerServices;
using MigrationKit.Hosting;
using MigrationKit.Testing;
using MigrationKit.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>What applications with many databases call.</summary>
internal sealed class TenantHostTests : DatabaseTest
{
    private PostgresDatabase _other = null!;

    [OneTimeSetUp]
    public void Register() => MigrationRegistry.Register(HostTests.Shop);

    [SetUp]
    public async Task CreateOtherAsync() => _other = await SharedServer.CreateDatabaseAsync();

    [TearDown]
    public Task DropOtherAsync() => _other.DisposeAsync().AsTask();

    [Test]
    public async Task The_registered_source_says_which_databases()
    {
        using var host = HostWith([]);

        var report = await host.ApplyTenantMigrationsAsync();

        Assert.That(report.Summary, Is.EqualTo("2 tenant(s): 2 migrated, 0 up to date, 0 failed"));
        Assert.That(host.ApplyTenantMigrations().Summary, Is.EqualTo("2 tenant(s): 0 migrated, 2 up to date, 0 failed"));
        Assert.That(Log.Text, Does.Contain("Information 6171: 2 tenant(s): 0 migrated, 2 up to date, 0 failed."));
    }

    [Test]
    public void Options_are_checked_before_anything_is_connected_to() => Assert.That(
        () => HostWith(new() { ["MigrationKit:MaxParallelTenants"] = "0" }).ApplyTenantMigrations(),
        Throws.InstanceOf<MigrationException>().With.Message.Contains("MaxParallelTenants is 0, but must be 1 or more"));

    [Test]
    public async Task Options_of_the_configuration_of_the_registration_and_of_the_call_count()
    {
        await Database.ExecuteAsync("CREATE TABLE public.stray (id int)");
        await _other.ExecuteAsync("CREATE TABLE public.stray (id int)");
        using var host = HostWith(
            new() { ["MigrationKit:Mode"] = "Off" }, static services => services.AddMigrationKit(static options => options.AllowExistingTables = true));

        Assert.That(host.ApplyTenantMigrations().Tenants, Is.Empty);
        Assert.That(
            host.ApplyTenantMigrations(static options => options.Mode = MigrationMode.ApplyPending).Summary,
            Is.EqualTo("2 tenant(s): 2 migrated, 0 up to date, 0 failed"));
    }

    [Test]
    public async Task Each_tenant_has_seeders_of_its_own_and_they_know_the_environment()
    {
        Marked.Made = 0;
        using var host = HostWith([], static services => services.AddSeeder<Marked>());

        var report = await host.ApplyTenantMigrationsAsync();

        Assert.That(report.Tenants.Select(static tenant => tenant.Error), Is.All.Null);
        Assert.That(report.Tenants.Select(static tenant => string.Join(' ', tenant.Report!.Models[0].Seeded)), Is.All.EqualTo("marked"));
        Assert.That(Marked.Made, Is.EqualTo(2));
    }

    [Test]
    public async Task Tenants_may_be_schemas_of_one_database()
    {
        MigrationRegistry.Register(Rooms);
        using var host = HostWith(
            new() { ["MigrationKit:TenantSchema"] = "tenant_schema" },
            services => services.AddSingleton<ITenantSource>(new Schemas(Database.ConnectionString)).AddSeeder<Named>());
        host.Services.GetRequiredService<IConfiguration>()["MigrationKit:ModelNames"] = Rooms.ModelName;

        var report = await host.ApplyTenantMigrationsAsync();

        Assert.That(report.Tenants.Select(static tenant => $"{tenant.Tenant} {tenant.Code}"), Is.EqualTo(new[] { "Acme ", "Müller MK6024", "Zed " }));
        Assert.That(await ListAsync("SELECT name FROM acme.rooms UNION ALL SELECT name FROM z.rooms ORDER BY 1"), Is.EqualTo(new[] { "of Acme", "of Zed" }));
        Assert.That(host.ApplyTenantMigrations().Summary, Is.EqualTo("3 tenant(s): 0 migrated, 2 up to date, 1 failed"));
    }

    [Test]
    public async Task Building_never_migrates()
    {
        using var host = HostWith([]);

        var report = await new HostedTenants(host.Services, [HostTests.Shop], "ef").ApplyAsync(null, CancellationToken.None);

        Assert.That(report.Tenants, Is.Empty);
        Assert.That(Log.Text, Does.Contain("6100: Migrations are not applied: this is the Entity Framework tool (dotnet ef)"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit') IS NULL"), Is.True);
    }

    [TestCase("1_users", 0, "2 tenant(s): 2 migrated, 0 up to date, 0 failed\n", "")]
    [TestCase("1_users,2_broken", 1, "2 tenant(s): 0 migrated, 0 up to date, 2 failed\n", "MK6040: ")]
    public async Task As_a_job_it_applies_to_all_says_so_and_ends_before_it_listens(string scripts, int code, string output, string error)
    {
        var dll = Path.Combine(TestContext.CurrentContext.TestDirectory, "MigrationKit.Tests.Host.dll");
        var start = new ProcessStartInfo(
            "dotnet", [dll, $"{Database.ConnectionString}|{_other.ConnectionString}", "tenants", scripts, "--MigrationKit:Mode=VerifyOnly", "--migrate-only"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (written, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.That((process.ExitCode, (await written).Contains(output, StringComparison.Ordinal)), Is.EqualTo((code, true)), await written);
        Assert.That(await complained, Does.StartWith(error));
        Assert.That(await written, Does.Not.Contain("listening").And.Contain("disposed"));
    }

    private IHost HostWith(Dictionary<string, string?> configuration, Action<IServiceCollection>? configure = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = "Testing" });
        builder.Configuration.AddInMemoryCollection(configuration);

        // Other tests register sets, too.
        builder.Configuration["MigrationKit:ModelNames"] = HostTests.Shop.ModelName;
        builder.Services.AddSingleton<ITenantSource>(new Two(Database.ConnectionString, _other.ConnectionString));
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    private static readonly MigrationSet Rooms =
        Sets.Named("rooms of tenants", ("1_rooms", "CREATE SCHEMA tenant_schema; CREATE TABLE tenant_schema.rooms (name text PRIMARY KEY);"));

    private sealed class Named : ISeeder
    {
        public string Key => "named";

        public string Version => "1";

        public string ModelName => Rooms.ModelName;

        public async Task SeedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            await using var command = new NpgsqlCommand("INSERT INTO rooms VALUES ('of ' || $1)", connection) { Parameters = { new() { Value = Tenant.Current!.Name } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed class Schemas(string connectionString) : ITenantSource
    {
        public async IAsyncEnumerable<Tenant> GetTenantsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new Tenant("Acme", connectionString) { Schema = "acme" };
            yield return new Tenant("Müller", connectionString) { Schema = "müller" };
            yield return new Tenant("Zed", connectionString) { Schema = "z" };
        }
    }

    private sealed class Marked : ISeeder
    {
        public Marked() => Interlocked.Increment(ref Made);

        public static int Made;

        public string Key => "marked";

        public string Version => "1";

        public IReadOnlyCollection<string> Environments => ["Testing"];

        public Task SeedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Two(string first, string second) : ITenantSource
    {
        public async IAsyncEnumerable<Tenant> GetTenantsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new Tenant("first", first);
            await Task.Yield();
            yield return new Tenant("second", second);
        }
    }
}
