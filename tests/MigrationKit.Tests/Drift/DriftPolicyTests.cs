using MigrationKit.Tests.Support;

namespace MigrationKit.Tests.Drift;

/// <summary>What an application does about drift when it starts, and what it says of it.</summary>
internal sealed class DriftPolicyTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int PRIMARY KEY);");
    private static readonly (string Id, string Sql) Emails = ("2_emails", "ALTER TABLE public.users ADD email text;");

    [SetUp]
    public async Task DriftAsync()
    {
        await ApplyAsync(Sets.Of(Users));
        await Database.ExecuteAsync("ALTER TABLE public.users ADD nickname text; CREATE TABLE public.legacy_log (id int PRIMARY KEY)");
    }

    [Test]
    public async Task It_is_not_looked_for_by_default()
    {
        await ApplyAsync(Sets.Of(Users, Emails));

        Assert.That(Log.Text, Does.Not.Contain("other means"));
    }

    [Test]
    public async Task Warn_names_it_in_the_log_and_goes_on()
    {
        var report = await MigratorWith(static options => options.DriftPolicy = DriftPolicy.Warn, Sets.Of(Users, Emails)).ApplyAsync();

        Assert.That(report.Applied.Count(), Is.EqualTo(1));
        Assert.That(Log.Text, Does.Contain("Warning 6142").And.Contain("in 2 object(s): ")
            .And.Contain("table public.legacy_log is new").And.Contain("column public.users.nickname is new"));
    }

    [Test]
    public async Task A_recorded_state_that_cannot_be_read_is_no_exception_of_the_library_that_unpacks_it()
    {
        await Database.ExecuteAsync("UPDATE migrationkit.recorded_state SET manifest = 'abc'");

        var failure = await FailureOfAsync(MigratorWith(static options => options.DriftPolicy = DriftPolicy.Fail, Sets.Of(Users, Emails)));
        var report = await MigratorWith(static options => options.DriftPolicy = DriftPolicy.Warn, Sets.Of(Users, Emails)).ApplyAsync();

        Assert.That(failure.Message, Does.StartWith("MK2008: The recorded state is not a manifest: "));
        Assert.That(report.Applied.Count(), Is.EqualTo(1));
        Assert.That(Log.Text, Does.Contain("Warning 6144: ").And.Contain("MK2008"));
    }

    [Test]
    public async Task Fail_applies_nothing_and_names_it()
    {
        var failure = await FailureOfAsync(MigratorWith(static options => options.DriftPolicy = DriftPolicy.Fail, Sets.Of(Users, Emails)));

        Assert.That(failure.Message, Does.StartWith("MK2016: ").And.Contain("column public.users.nickname is new")
            .And.Contain("Nothing was applied.").And.Contain("dotnet migrationkit database verify"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));
    }

    [Test]
    public async Task Fail_fails_also_where_nothing_is_pending()
    {
        var failure = await FailureOfAsync(MigratorWith(static options => options.DriftPolicy = DriftPolicy.Fail, Sets.Of(Users)));

        Assert.That(failure.Code, Is.EqualTo("MK2016"));
    }

    [Test]
    public async Task What_is_left_out_is_no_drift()
    {
        var migrator = MigratorWith(static options => options.DriftExclude.Add("legacy_*"), Sets.Of(Users));

        Assert.That((await migrator.FindDriftAsync()).Objects.Select(static item => item.Description), Is.EqualTo(new[] { "column public.users.nickname is new" }));
    }

    [Test]
    public async Task An_object_has_its_sentence_and_the_SQL_of_both_ways_out()
    {
        var report = await MigratorOf(Sets.Of(Users)).FindDriftAsync();

        Assert.That(report.RecordedHeads, Is.EqualTo("""{"shop": "1_users"}"""));
        Assert.That(
            report.Objects.Select(static item => (item.Kind, item.ObjectKind, item.Name, item.UndoSql, item.AdoptSql)),
            Is.EquivalentTo(new[]
            {
                (DriftKind.Added, "column", "public.users.nickname", "ALTER TABLE public.users DROP COLUMN nickname;\n",
                    "ALTER TABLE public.users ADD COLUMN nickname text;\n"),
                (DriftKind.Added, "table", "public.legacy_log", "DROP TABLE public.legacy_log;\n",
                    "CREATE TABLE public.legacy_log (\n    id integer NOT NULL,\n    CONSTRAINT legacy_log_pkey PRIMARY KEY (id)\n);\n"),
            }));
    }

    [Test]
    public async Task Undone_by_the_script_there_is_none()
    {
        await Database.ExecuteAsync((await MigratorOf(Sets.Of(Users)).FindDriftAsync()).UndoSql);

        Assert.That((await MigratorOf(Sets.Of(Users)).FindDriftAsync()).Objects, Is.Empty);
        Assert.That((await MigratorWith(static options => options.DriftPolicy = DriftPolicy.Fail, Sets.Of(Users, Emails)).ApplyAsync()).Applied.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Rights_are_nobodys_drift_until_a_migration_grants_some()
    {
        await Database.ExecuteAsync("ALTER TABLE public.users DROP nickname; DROP TABLE public.legacy_log; GRANT SELECT ON public.users TO PUBLIC");
        var unmanaged = await MigratorOf(Sets.Of(Users)).FindDriftAsync();
        var granting = Sets.Of(Users, ("2_rights", "GRANT INSERT ON public.users TO PUBLIC;"));
        await ApplyAsync(granting);
        await Database.ExecuteAsync("REVOKE SELECT ON public.users FROM PUBLIC");
        var managed = await MigratorOf(granting).FindDriftAsync();

        Assert.That(unmanaged.Objects, Is.Empty);
        Assert.That(managed.Objects.Select(static item => (item.Kind, item.Name)), Is.EqualTo(new[] { (DriftKind.Changed, "public.users") }));
        Assert.That(managed.UndoSql, Does.Contain("GRANT SELECT ON TABLE public.users TO PUBLIC"));
    }

    [Test]
    public async Task Settings_of_a_role_that_print_in_another_way_are_no_drift()
    {
        var dates = Sets.Of(("1_dates",
            """
            CREATE TABLE public.dates (at timestamptz DEFAULT '2020-01-01 00:00+00'::timestamptz, day date DEFAULT '2020-02-01'::date,
                span interval DEFAULT '1 day 2 hours'::interval, ratio double precision DEFAULT 0.1::double precision, bytes bytea DEFAULT '\x00'::bytea);
            """));
        await using var database = await SharedServer.CreateDatabaseAsync();
        await new Migrator(database.ConnectionString, [dates]).ApplyAsync();
        await database.ExecuteAsync(
            $"""
            ALTER DATABASE "{database.Name}" SET timezone = 'Pacific/Apia';
            ALTER DATABASE "{database.Name}" SET datestyle = 'German';
            ALTER DATABASE "{database.Name}" SET intervalstyle = 'iso_8601';
            ALTER DATABASE "{database.Name}" SET extra_float_digits = -5;
            ALTER DATABASE "{database.Name}" SET bytea_output = 'escape';
            ALTER DATABASE "{database.Name}" SET quote_all_identifiers = on;
            """);
        var later = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };

        Assert.That((await new Migrator(later.ConnectionString, [dates]).FindDriftAsync()).Objects, Is.Empty);
    }
}
