using MigrationKit.Hosting;
using MigrationKit.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>What applications call.</summary>
internal sealed class HostTests : DatabaseTest
{
    /// <summary>The one set that is registered in the process of these tests: every host applies it.</summary>
    public static readonly (string Id, string Sql) Users =
        ("1_users", "CREATE TABLE public.users (id int); CREATE TYPE public.mood AS ENUM ('happy');");

    public static readonly MigrationSet Shop = Sets.Named("HostTests", Users);

    [OneTimeSetUp]
    public void Register() => MigrationRegistry.Register(Shop);

    [Test]
    public async Task A_web_application_applies_its_migrations_with_one_call()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Default"] = Database.ConnectionString;
        await using var app = builder.Build();

        var report = app.ApplyMigrations();

        Assert.That(report.Applied.Select(static x => x.Id), Does.Contain("1_users"));
        Assert.That((await app.ApplyMigrationsAsync()).IsUpToDate, Is.True);
        Assert.That(app.Services.ApplyMigrations().IsUpToDate, Is.True);
    }

    [Test]
    public async Task A_registered_data_source_says_which_database()
    {
        using var host = HostWith(services => services.AddSingleton(NpgsqlDataSource.Create(Database.ConnectionString)), []);

        Assert.That((await host.ApplyMigrationsAsync()).Applied.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_connection_string_that_is_named_wins_over_the_data_source()
    {
        using var host = HostWith(
            static services => services.AddSingleton(NpgsqlDataSource.Create("Host=no-such-host.invalid")),
            new() { ["MigrationKit:ConnectionStringName"] = "admin", ["ConnectionStrings:admin"] = Database.ConnectionString });

        Assert.That((await host.ApplyMigrationsAsync()).Applied.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Code_wins_over_configuration()
    {
        using var host = HostWith(static _ => { }, new() { ["MigrationKit:ConnectionString"] = "Host=no-such-host.invalid" });

        var report = await host.ApplyMigrationsAsync(options => options.ConnectionString = Database.ConnectionString);

        Assert.That(report.Applied.Count(), Is.EqualTo(1));
    }

    [TestCase("GetDocument.Insider", "the OpenAPI generator (GetDocument.Insider)")]
    [TestCase("dotnet-getdocument", "the OpenAPI generator (dotnet-getdocument)")]
    [TestCase("ef", "the Entity Framework tool (dotnet ef)")]
    [TestCase("dotnet-migrationkit", "the MigrationKit tool (dotnet migrationkit)")]
    public async Task Building_never_migrates(string entryAssembly, string name)
    {
        using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(Log).BuildServiceProvider();

        var report = await new HostedMigrations(services, [Shop], entryAssembly).ApplyAsync(null, CancellationToken.None);

        Assert.That(
            (report.SkippedBecause, report.IsUpToDate, report.Models.Count),
            Is.EqualTo(($"This is {name}, which only looks at the application.", false, 0)));
        Assert.That(
            Log.Text,
            Is.EqualTo($"Information 6100: Migrations are not applied: this is {name}, which only looks at the application."));
    }

    [Test]
    public void Nothing_registered()
    {
        using var services = new ServiceCollection().BuildServiceProvider();

        Assert.That(
            () => new HostedMigrations(services, [], "App").ApplyAsync(null, CancellationToken.None),
            Throws.InstanceOf<MigrationException>().With.Message.EqualTo(
                "MK6012: No migrations are registered in this process. Add the package MigrationKit to the project with the "
                    + "[Table] classes, "
                + "add its first migration with dotnet build -t:MigrationKitAdd -p:MigrationName=initial, build, and reference "
                + "that project from this application."));
    }

    [Test]
    public void No_connection()
    {
        using var host = HostWith(
            static _ => { }, new() { ["ConnectionStrings:Redis"] = "localhost:6379", ["ConnectionStrings:Bus"] = "amqp://x" });

        Assert.That(
            () => host.ApplyMigrationsAsync(),
            Throws.InstanceOf<MigrationException>().With.Message.StartsWith(
                "MK6001: No PostgreSQL database is configured: no NpgsqlDataSource is registered as a service, and the "
                    + "connection strings of the configuration are: Bus, Redis.")
                .And.Message.Contains("builder.Services.AddNpgsqlDataSource").And.Message.Contains("MigrationKit:ConnectionStringName")
                .And.Message.Contains("app.ApplyMigrations(options => options.ConnectionString = …)"));
    }

    [TestCase("Only=Host=a", null, "Host=a")]
    [TestCase("Cache=localhost:6379|Db=Host=a", null, "Host=a")]
    [TestCase("Db=postgres://a/b|Cache=x:1", null, "postgres://a/b")]
    [TestCase("A=Host=a|Default=Host=d", null, "Host=d")]
    [TestCase("A=Host=a|default=Host=d|MigrationKit=Host=m", null, "Host=m")]
    [TestCase("A=Host=a|Default=Host=d", "a", "Host=a")]
    [TestCase("A=Host=a|B=Host=b", null, "MK6001")]
    [TestCase("A=Host=a", "C", "MK6001")]
    [TestCase("", null, "MK6001")]
    public void The_connection_string_is_the_named_one_or_the_only_one_or_one_of_a_usual_name(string strings, string? name, string expected)
    {
        var pairs = strings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2))
            .Select(static pair => KeyValuePair.Create("ConnectionStrings:" + pair[0], (string?)pair[1]));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();

        string chosen;
        try
        {
            chosen = ConnectionStringChooser.Choose(new MigrationOptions { ConnectionStringName = name }, configuration);
        }
        catch (MigrationException error)
        {
            chosen = error.Code;
        }

        Assert.That(chosen, Is.EqualTo(expected));
    }

    [Test]
    public void Options_come_from_the_configuration()
    {
        var options = OptionsOf(new()
        {
            ["MigrationKit:ConnectionString"] = "Host=a",
            ["MigrationKit:connectionStringName"] = "b",
            ["MigrationKit:ModelNames:0"] = "shop",
            ["MigrationKit:ModelNames:1"] = "crm",
            ["MigrationKit:LockTimeout"] = "00:01:30",
            ["MigrationKit:StepLockTimeout"] = "0:0:2.5",
            ["MigrationKit:MaxRetries"] = "3",
            ["MigrationKit:AllowExistingTables"] = "true",
            ["MigrationKit:Mode"] = "verifyonly",
            ["MigrationKit:RecordState"] = "false",
            ["MigrationKit:DriftPolicy"] = "warn",
            ["MigrationKit:DriftExclude"] = "legacy_*, partman.*",
        });

        Assert.That(
            (options.ConnectionString, options.ConnectionStringName, string.Join('+', options.ModelNames)),
            Is.EqualTo(("Host=a", "b", "shop+crm")));
        Assert.That(
            (options.LockTimeout, options.StepLockTimeout, options.MaxRetries, options.AllowExistingTables, options.Mode),
            Is.EqualTo((TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(2.5), 3, true, MigrationMode.VerifyOnly)));
        Assert.That(
            (options.RecordState, options.DriftPolicy, string.Join('+', options.DriftExclude)),
            Is.EqualTo((false, DriftPolicy.Warn, "legacy_*+partman.*")));
    }

    [Test]
    public void Model_names_may_be_one_value() =>
        Assert.That(OptionsOf(new() { ["MigrationKit:ModelNames"] = "shop, crm" }).ModelNames, Is.EqualTo(new[] { "shop", "crm" }));

    [Test]
    public void Wrong_options_are_named_all_at_once()
    {
        Assert.That(
            static () => OptionsOf(new()
            {
                ["MigrationKit:LockTimeout"] = "30",
                ["MigrationKit:MaxRetries"] = "-1",
                ["MigrationKit:AllowExistingTables"] = "maybe",
                ["MigrationKit:LockTimeuot"] = "00:01:00",
            }),
            Throws.InstanceOf<MigrationException>().With.Message.StartsWith("MK6013: The options of MigrationKit are wrong: ")
                .And.Message.Contains("MigrationKit:LockTimeout is '30', not a time such as 00:15:00")
                .And.Message.Contains("MigrationKit:MaxRetries is '-1', not a whole number")
                .And.Message.Contains("MigrationKit:AllowExistingTables is 'maybe', not true or false")
                .And.Message.Contains("there is no option MigrationKit:LockTimeuot (did you mean LockTimeout?)"));
    }

    [TestCase("LockTimeout", "24:00:00", "is '24:00:00', not a time such as 00:15:00", "TimeSpan would read 24 days")]
    [TestCase("StepLockTimeout", "00:00:00.0005", "StepLockTimeout is 00:00:00.0005000, but must be 0, or from 00:00:00.0010000 to 24.", "PostgreSQL would read no limit")]
    [TestCase("HeartbeatInterval", "00:00:00.0000001", "HeartbeatInterval is 00:00:00.0000001, but must be 0, or from", "no timer is so fast")]
    [TestCase("ConnectionString:Default", "Host=a", "MigrationKit:ConnectionString is '', not one text", "another database would be migrated")]
    [TestCase("DriftExclude:0:Name", "a", "MigrationKit:DriftExclude is '', not a list of texts", "it would be left out silently")]
    public void A_value_that_would_be_taken_for_another_one_is_refused(string key, string value, string expected, string reason) => Assert.That(
        () => OptionsOf(new() { ["MigrationKit:" + key] = value }),
        Throws.InstanceOf<MigrationException>().With.Message.Contains(expected), reason);

    [TestCase("00:15", 15)]
    [TestCase("1.00:00:00", 24 * 60)]
    [TestCase(" 00:01:00 ", 1)]
    public void A_time_may_have_days_and_no_seconds(string value, int minutes) =>
        Assert.That(OptionsOf(new() { ["MigrationKit:LockTimeout"] = value }).LockTimeout, Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    /// <summary>As in a desktop application, or in ASP.NET before Core: what is awaited without ConfigureAwait comes back to the thread that waits.</summary>
    [Test]
    public void Without_await_it_ends_under_a_synchronization_context_too()
    {
        var seeded = false;
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new StuckContext());
            using var host = HostWith(
                services => services.AddSeeder<YieldingSeeder>(),
                new() { ["ConnectionStrings:Default"] = Database.ConnectionString, ["MigrationKit:ModelNames"] = Shop.ModelName });
            var report = new HostedMigrations(host.Services, [Shop], "Shop").ApplyAsync(null, CancellationToken.None).GetAwaiter().GetResult();
            seeded = report.Models[0].Seeded.Count == 1;
        })
        { IsBackground = true };

        thread.Start();

        Assert.That((thread.Join(TimeSpan.FromSeconds(30)), seeded), Is.EqualTo((true, true)));
    }

    [TestCase("Modus", "Mode")]
    [TestCase("maxretry", "MaxRetries")]
    [TestCase("ServerTimeOut2", "ServerTimeout")]
    [TestCase("ConnectionSting", "ConnectionString")]
    [TestCase("Banana", null)]
    public void A_key_that_is_not_known_is_told_the_nearest_one(string key, string? nearest)
    {
        var hint = nearest is null ? ". Correct" : $" (did you mean {nearest}?). Correct";

        Assert.That(
            () => OptionsOf(new() { ["MigrationKit:" + key] = "1" }),
            Throws.InstanceOf<MigrationException>().With.Message.Contains($"there is no option MigrationKit:{key}{hint}"));
    }

    /// <summary>What code sets only, because a configuration holds no objects, is named here.</summary>
    [Test]
    public void Every_option_has_a_key()
    {
        var texts = new Dictionary<Type, string>
        {
            [typeof(string)] = "x", [typeof(TimeSpan)] = "00:00:07", [typeof(int)] = "7", [typeof(MigrationMode)] = "Off",
            [typeof(MigrationPhase)] = "Expand", [typeof(ContractMode)] = "WhenUnused", [typeof(DriftPolicy)] = "Fail", [typeof(IList<string>)] = "x",
        };
        var properties = typeof(MigrationOptions).GetProperties().Where(static property => property.Name is not "Progress").ToList();

        var defaults = new MigrationOptions();
        var options = OptionsOf(properties.ToDictionary(
            static property => "MigrationKit:" + property.Name,
            property => (string?)(property.GetValue(defaults) is bool flag ? (!flag).ToString()
                : property.Name == nameof(MigrationOptions.AllowedHazards) ? "data-loss"
                : texts[property.PropertyType])));

        Assert.That(
            properties.Where(property => property.GetValue(options) is IList<string> list
                ? list.Count == 0
                : Equals(property.GetValue(options), property.GetValue(defaults))).Select(static property => property.Name),
            Is.Empty);
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        var (past, month) = (TimeSpan.FromSeconds(-1), TimeSpan.FromDays(30));
        var options = new MigrationOptions { LockTimeout = past, StepLockTimeout = month, MaxRetries = -1 };

        Assert.That(
            () => new Migrator(Database.ConnectionString, [Shop], options),
            Throws.InstanceOf<MigrationException>().With.Message.Contains("LockTimeout is -00:00:01, but must be 0, or from 00:00:00.0010000 to 24.")
                .And.Message.Contains("StepLockTimeout is 30.00:00:00").And.Message.Contains("MaxRetries is -1, but must be 0 or more"));
    }

    [Test]
    public void A_model_that_does_not_exist()
    {
        var options = new MigrationOptions { ModelNames = { "nope" } };

        Assert.That(
            () => new Migrator(Database.ConnectionString, [Shop], options),
            Throws.InstanceOf<MigrationException>().With.Message.Contains("there is no model 'nope'; registered are HostTests (a test)"));
    }

    [Test]
    public void Two_models_of_one_name()
    {
        Assert.That(
            () => new Migrator(Database.ConnectionString, [Shop, Sets.Named("HostTests")]),
            Throws.InstanceOf<MigrationException>().With.Message.Contains("Two sets of migrations have the model name "
                + "HostTests: a test and a test.")
                .And.Message.Contains("MigrationKitModelName"));
    }

    /// <summary>Its one thread waits, so that nothing that is posted to it ever runs.</summary>
    private sealed class StuckContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    private sealed class YieldingSeeder : ISeeder
    {
        public string Key => "yielding";

        public string Version => "1";

        public async Task SeedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            await Task.Yield();
            await new NpgsqlCommand("SELECT 1", connection).ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static MigrationOptions OptionsOf(Dictionary<string, string?> configuration) =>
        OptionsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());

    private static IHost HostWith(Action<IServiceCollection> configure, Dictionary<string, string?> configuration)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(configuration);
        configure(builder.Services);
        return builder.Build();
    }
}
