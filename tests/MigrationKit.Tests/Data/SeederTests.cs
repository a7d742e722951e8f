using MigrationKit.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MigrationKit.Tests.Data;

/// <summary>Seeders on a real server.</summary>
internal sealed class SeederTests : DatabaseTest
{
    private const string Upsert = "INSERT INTO public.roles VALUES (1, '{0}') ON CONFLICT (id) DO UPDATE SET name = excluded.name, runs = roles.runs + 1";

    private static readonly MigrationSet Shop = Sets.Of(
        ("1_roles", "CREATE TABLE public.roles (id int PRIMARY KEY, name text, runs int NOT NULL DEFAULT 1);"));

    [Test]
    public async Task It_runs_after_the_migrations_and_once_per_version()
    {
        var report = await SeedAsync(Roles("1", "clerk"));
        await SeedAsync(Roles("1", "clerk"));
        Assert.That(await RoleAsync(), Is.EqualTo("clerk 1"));
        Assert.That((report.Models[0].Seeded.Single(), report.IsUpToDate), Is.EqualTo(("roles", false)));

        await SeedAsync(Roles("2", "cashier"));
        Assert.That(await RoleAsync(), Is.EqualTo("cashier 2"));
    }

    [Test]
    public async Task An_older_replica_does_not_bring_back_what_it_knows()
    {
        await SeedAsync(Roles("1", "clerk"));
        await SeedAsync(Roles("2", "cashier"));

        var report = await SeedAsync(Roles("1", "clerk"));

        Assert.That((await RoleAsync(), report.IsUpToDate), Is.EqualTo(("cashier 2", true)));
    }

    [Test]
    public async Task Unchanged_it_costs_one_round_trip_and_nothing_but_SELECT()
    {
        await SeedAsync(Roles("1", "clerk"));
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}; GRANT SELECT ON ALL TABLES IN SCHEMA migrationkit TO {role.Name}");
        var options = new MigrationOptions().AddSeeder(Roles("1", "clerk"));
        var migrator = new Migrator(role.ConnectionString, [Shop], options);
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        var report = await migrator.ApplyAsync();

        Assert.That((batches, report.IsUpToDate), Is.EqualTo((1, true)));
    }

    [TestCase("Development", true)]
    [TestCase("DEVELOPMENT", true)]
    [TestCase("Production", false)]
    [TestCase(null, false)]
    public async Task It_runs_in_its_environments_only(string? environment, bool runs)
    {
        await MigratorWith(
            options =>
            {
                options.Environment = environment;
                options.AddSeeder(new CodeSeeder("demo", "1", string.Format(null, Upsert, "demo")) { Environments = ["Development", "Staging"] });
            },
            Shop).ApplyAsync();

        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.roles"), Is.EqualTo(runs ? 1 : 0));
    }

    [Test]
    public async Task What_fails_leaves_nothing_and_is_run_again()
    {
        var failure = await FailureOfAsync(With(new CodeSeeder("roles", "1", "INSERT INTO public.roles VALUES (1); SELECT 1/0")));

        Assert.That(failure.Message, Does.StartWith("MK6032: The seeder roles (1) of the model shop failed: 22012: division by zero."));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.roles"), Is.Zero);
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));

        await SeedAsync(Roles("1", "clerk"));
        Assert.That(await RoleAsync(), Is.EqualTo("clerk 1"));
    }

    [Test]
    public void With_several_models_it_says_which()
    {
        var failure = Assert.Throws<MigrationException>(() => MigratorWith(
            static options => options.AddSeeder(new CodeSeeder("a", "1", "")).AddSeeder(new CodeSeeder("b", "1", "") { ModelName = "none" })
                .AddSeeder(new CodeSeeder("c", "", "") { ModelName = "crm" }),
            Shop, Sets.Named("crm")));

        Assert.That(failure!.Message, Does.StartWith("MK6013").And.Contain("the seeder a must say by its ModelName which of the models it belongs to: shop, crm")
            .And.Contain("the seeder b belongs to the model none, which there is not")
            .And.Contain("has no Version"));
    }

    [Test]
    public async Task A_model_without_migrations_has_seeders_too()
    {
        await Database.ExecuteAsync("CREATE SCHEMA app");

        await MigratorWith(
            static options =>
            {
                options.AllowExistingTables = true;
                options.AddSeeder(new CodeSeeder("a", "1", "CREATE TABLE public.t AS SELECT 1"));
            },
            Sets.Of()).ApplyAsync();

        Assert.That(await ScalarAsync<int>("SELECT count(*)::int FROM migrationkit.seeds"), Is.EqualTo(1));
    }

    [Test]
    public async Task Services_have_what_their_constructors_ask_for_and_the_environment_of_the_host()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Default", Database.ConnectionString)]);
        builder.Services.AddScoped<Names>().AddSeeder<NamedSeeder>().AddDataMigration<NamedMigration>();
        using var app = builder.Build();

        var report = await new Hosting.HostedMigrations(app.Services, [Shop], null).ApplyAsync(null, default);

        Assert.That(await RoleAsync(), Is.EqualTo("from a service 1"));
        Assert.That(report.Models[0].DataMigrations.Single().Id, Is.EqualTo("from a service"));
        Assert.That(Names.Disposed, Is.EqualTo(1));
    }

    private static CodeSeeder Roles(string version, string name) => new("roles", version, string.Format(null, Upsert, name));

    private Migrator With(ISeeder seeder) => MigratorWith(options => options.AddSeeder(seeder), Shop);

    private Task<MigrationReport> SeedAsync(ISeeder seeder) => With(seeder).ApplyAsync();

    private Task<string> RoleAsync() => ScalarAsync<string>("SELECT name || ' ' || runs FROM public.roles");

    private sealed class Names : IDisposable
    {
        public static int Disposed { get; private set; }

        public string Name => "from a service";

        public void Dispose() => Disposed++;
    }

    private sealed class NamedSeeder(Names names) : ISeeder
    {
        public string Key => "named";

        public string Version => "1";

        public IReadOnlyCollection<string> Environments => ["staging"];

        public Task SeedAsync(Npgsql.NpgsqlConnection connection, CancellationToken cancellationToken) =>
            new CodeSeeder("", "", string.Format(null, Upsert, names.Name)).SeedAsync(connection, cancellationToken);
    }

    private sealed class NamedMigration(Names names) : IDataMigration
    {
        public string Id => names.Name;

        public string After => "1_roles";

        public Task<string?> ApplyBatchAsync(Npgsql.NpgsqlConnection connection, string? checkpoint, CancellationToken cancellationToken) =>
            Task.FromResult<string?>(null);
    }
}
