using System.Runtime.CompilerServices;
using MigrationKit.Testing;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

internal sealed class TenantTests
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int PRIMARY KEY);");
    private static readonly (string Id, string Sql) Emails = ("2_emails", "ALTER TABLE public.users ADD email text;");

    private readonly List<PostgresDatabase> _databases = [];

    [SetUp]
    public async Task CreateDatabasesAsync()
    {
        for (var i = 0; i < 6; i++)
        {
            _databases.Add(await SharedServer.CreateDatabaseAsync());
        }
    }

    [TearDown]
    public async Task DropDatabasesAsync()
    {
        foreach (var database in _databases)
        {
            await database.DisposeAsync();
        }

        _databases.Clear();
    }

    [Test]
    public async Task One_that_fails_does_not_keep_the_others_from_being_migrated_and_is_done_by_the_next_run()
    {
        await ExecuteAsync(_databases[2], "CREATE TABLE public.stray (id int)");
        await ApplyAsync(All(), Users);

        var report = await ApplyAsync(All(), Users, Emails);

        Assert.That(report.Tenants.Select(static tenant => tenant.Tenant), Is.EqualTo(new[] { "t0", "t1", "t2", "t3", "t4", "t5" }));
        Assert.That(report.Failed.Select(static tenant => $"{tenant.Tenant} {tenant.Code}"), Is.EqualTo(new[] { "t2 MK6007" }));
        Assert.That($"{report.Tenants[0]}\n{report.Tenants[2]}", Does.StartWith("t0: Applied\nt2: MK6007: The database "));
        Assert.That(report.Summary, Is.EqualTo("6 tenant(s): 5 migrated, 0 up to date, 1 failed"));
        var error = Assert.Throws<MigrationException>(() => report.ThrowIfAnyFailed())!;
        Assert.That(error.Message, Does.StartWith("MK6040: Of 6 tenant(s): 5 migrated, 0 up to date, 1 failed. t2: MK6007: ").And.Contain("public.stray"));

        await ExecuteAsync(_databases[2], "DROP TABLE public.stray");
        var second = await ApplyAsync(All(), Users, Emails);

        Assert.That(second.ThrowIfAnyFailed().Summary, Is.EqualTo("6 tenant(s): 1 migrated, 5 up to date, 0 failed"));
        Assert.That(second.Tenants[2].Report!.Applied.Select(static migration => migration.Id), Is.EqualTo(new[] { "1_users", "2_emails" }));
    }

    [Test]
    public async Task No_connection_is_left_of_tenants_with_connection_strings()
    {
        await ApplyAsync(All(), Users);

        await using var command = SharedServerCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = ANY ($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _databases.Select(Name)] });

        // A server process goes a moment after its client.
        Assert.That(async () => await command.ExecuteScalarAsync(), Is.EqualTo(0L).After(5000, 50));
    }

    [Test]
    public async Task No_more_than_the_limit_are_begun_at_a_time()
    {
        var source = new Counted(All());
        var options = new MigrationOptions { MaxParallelTenants = 3 };

        await new TenantMigrator(source, [Sets.Of(Users)], options).ApplyAsync(source);

        Assert.That(source.Most, Is.InRange(2, 3));
    }

    [Test]
    public async Task One_that_was_stopped_is_run_again()
    {
        using var stop = new CancellationTokenSource();
        var source = new Counted(All(), stop.Cancel);
        var migrator = new TenantMigrator(source, [Sets.Of(Users)], new MigrationOptions { MaxParallelTenants = 1 });

        Assert.That(async () => await migrator.ApplyAsync(source, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        var report = await ApplyAsync(All(), Users);

        Assert.That(report.Summary, Is.EqualTo("6 tenant(s): 5 migrated, 1 up to date, 0 failed"));
    }

    [Test]
    public async Task A_data_source_stays_the_callers()
    {
        await ApplyAsync([new Tenant("own", _databases[0].DataSource)], Users);

        await using var command = _databases[0].DataSource.CreateCommand("SELECT count(*) FROM public.users");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(0L));
    }

    [Test]
    public async Task A_connection_string_that_cannot_be_read_is_that_tenants_failure()
    {
        var report = await ApplyAsync([new Tenant("broken", "Hots=x;Password=secret"), .. All()], Users);

        Assert.That(report.Failed.Select(static tenant => $"{tenant.Tenant} {tenant.Code}"), Is.EqualTo(new[] { "broken MK6013" }));
        Assert.That(report.Failed.Single().Error!.Message, Does.Not.Contain("secret"));
    }

    [Test]
    public void Two_tenants_of_one_name_are_refused()
    {
        var error = Assert.ThrowsAsync<MigrationException>(async () => await ApplyAsync([.. All(), All()[0]], Users))!;

        Assert.That(error.Message, Does.StartWith("MK6013: ").And.Contain("two tenants have the name t0"));
    }

    [Test]
    public async Task Switched_off_nothing_is_connected_to()
    {
        var source = new Counted([new Tenant("away", "Host=127.0.0.1;Port=1")]);

        var report = await new TenantMigrator(source, [Sets.Of(Users)], new MigrationOptions { Mode = MigrationMode.Off }).ApplyAsync();

        Assert.That(report.Tenants, Is.Empty);
        Assert.That(source.Most, Is.Zero);
    }

    private Tenant[] All() => [.. _databases.Select(static (database, index) => new Tenant("t" + index, database.ConnectionString))];

    private static Task<TenantReport> ApplyAsync(Tenant[] tenants, params (string Id, string Sql)[] migrations) =>
        new TenantMigrator(new Counted(tenants), [Sets.Of(migrations)]).ApplyAsync();

    private NpgsqlCommand SharedServerCommand(string sql)
    {
        // From a database that is none of the tenants.
        var settings = new NpgsqlConnectionStringBuilder(_databases[0].ConnectionString) { Database = "postgres" };
        return NpgsqlDataSource.Create(settings).CreateCommand(sql);
    }

    private static string Name(PostgresDatabase database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

    private static async Task ExecuteAsync(PostgresDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Counts the tenants that are under way.</summary>
    private sealed class Counted(Tenant[] tenants, Action? afterFirst = null) : ITenantSource, IProgress<TenantResult>
    {
        private readonly Lock _gate = new();
        private int _underWay;

        public int Most { get; private set; }

        public async IAsyncEnumerable<Tenant> GetTenantsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var tenant in tenants)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                lock (_gate)
                {
                    Most = Math.Max(Most, ++_underWay);
                }

                yield return tenant;
            }
        }

        public void Report(TenantResult value)
        {
            lock (_gate)
            {
                _underWay--;
            }

            afterFirst?.Invoke();
        }
    }
}
