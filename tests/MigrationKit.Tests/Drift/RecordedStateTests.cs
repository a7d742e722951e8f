using MigrationKit.Drift;
using MigrationKit.Execution;
using MigrationKit.Internal;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests.Drift;

/// <summary>When the state of a database is recorded, and when not.</summary>
internal sealed class RecordedStateTests : DatabaseTest
{
    private const string Heads = "SELECT heads::text FROM migrationkit.recorded_state";
    private const string Time = "SELECT recorded_at FROM migrationkit.recorded_state";

    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int PRIMARY KEY);");
    private static readonly (string Id, string Sql) Emails = ("2_emails", "ALTER TABLE public.users ADD email text;");

    [Test]
    public async Task The_state_is_recorded_with_the_heads_of_all_models()
    {
        await ApplyAsync(Sets.Of(Users), Sets.Named("other", ("1_log", "CREATE TABLE public.log (id int);")));

        Assert.That(await ScalarAsync<string>(Heads), Is.EqualTo("""{"shop": "1_users", "other": "1_log"}"""));
        Assert.That(await ScalarAsync<int>("SELECT server_major FROM migrationkit.recorded_state"), Is.EqualTo(await MajorAsync()));
    }

    [Test]
    public async Task Nothing_is_recorded_when_nothing_was_applied()
    {
        await ApplyAsync(Sets.Of(Users));
        var before = await ScalarAsync<DateTime>(Time);

        await ApplyAsync(Sets.Of(Users));

        Assert.That(await ScalarAsync<DateTime>(Time), Is.EqualTo(before));
    }

    [Test]
    public async Task A_later_run_records_anew()
    {
        await ApplyAsync(Sets.Of(Users));

        await ApplyAsync(Sets.Of(Users, Emails));

        Assert.That(await ScalarAsync<string>(Heads), Is.EqualTo("""{"shop": "2_emails"}"""));
        Assert.That(await MigratorOf(Sets.Of(Users, Emails)).FindDriftAsync(), Has.Property(nameof(DriftReport.HasDrift)).False
            .And.Property(nameof(DriftReport.NotComparedBecause)).Null);
    }

    [Test]
    public async Task It_is_not_recorded_where_nobody_wants_it()
    {
        await MigratorWith(static options => options.RecordState = false, Sets.Of(Users)).ApplyAsync();

        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('migrationkit.recorded_state') IS NULL"), Is.True);
        Assert.That((await MigratorOf(Sets.Of(Users)).FindDriftAsync()).NotComparedBecause, Does.StartWith("Nothing is recorded"));
    }

    [Test]
    public async Task The_table_is_added_to_a_history_that_was_made_without_it()
    {
        await ApplyAsync(Sets.Of(Users));
        await Database.ExecuteAsync("DROP TABLE migrationkit.recorded_state");

        await ApplyAsync(Sets.Of(Users, Emails));

        Assert.That(await ScalarAsync<string>(Heads), Is.EqualTo("""{"shop": "2_emails"}"""));
    }

    [Test]
    public async Task Without_the_right_to_add_the_table_migrations_are_applied_and_the_log_says_so()
    {
        await ApplyAsync(Sets.Of(Users));
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"""
            DROP TABLE migrationkit.recorded_state;
            GRANT USAGE ON SCHEMA migrationkit TO {role.Name};
            GRANT ALL ON ALL TABLES IN SCHEMA migrationkit TO {role.Name};
            GRANT CREATE ON SCHEMA public TO {role.Name};
            """);

        var report = await new Migrator(role.ConnectionString, [Sets.Of(Users, ("2_log", "CREATE TABLE public.log (id int);"))], loggerFactory: Log).ApplyAsync();

        Assert.That(report.Applied.Select(static item => item.Id), Is.EqualTo(new[] { "2_log" }));
        Assert.That(Log.Text, Does.Contain("Warning 6141: The migrations are applied, but the state of the database could not be recorded")
            .And.Contain("permission denied for schema migrationkit"));
    }

    [Test]
    public async Task A_locked_view_is_not_waited_for()
    {
        await ApplyAsync(Sets.Of(("1_view", "CREATE VIEW public.one AS SELECT 1 AS a;")));
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; LOCK TABLE public.one IN ACCESS EXCLUSIVE MODE");

        var report = await ApplyAsync(Sets.Of(("1_view", "CREATE VIEW public.one AS SELECT 1 AS a;"), Users));

        Assert.That(report.Applied.Count(), Is.EqualTo(1));
        Assert.That(Log.Text, Does.Contain("Warning 6141").And.Contain("lock timeout"));
        await ExecuteAsync(blocker, "ROLLBACK");
        Assert.That(
            (await MigratorOf(Sets.Of(("1_view", "CREATE VIEW public.one AS SELECT 1 AS a;"), Users)).FindDriftAsync()).NotComparedBecause,
            Does.StartWith("The recorded state is not that of the last migration"));
    }

    [Test]
    public async Task A_time_limit_of_the_role_is_none_of_the_reading()
    {
        await Database.ExecuteAsync("CREATE VIEW public.v AS SELECT 1 AS x");
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET statement_timeout = '200ms'");
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; LOCK TABLE public.v IN ACCESS EXCLUSIVE MODE");

        var applying = MigratorWith(static options => options.AllowExistingTables = true, Sets.Of(Users)).ApplyAsync();
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database() AND a.query_start < clock_timestamp() - interval '0.5 s')");
        await ExecuteAsync(blocker, "ROLLBACK");
        await applying;

        Assert.That(Log.Text, Does.Not.Contain("6141"));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM migrationkit.recorded_state"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_baseline_records_the_state()
    {
        await Database.ExecuteAsync(Users.Sql);
        await new BaselineRun(new ConnectionSource(Database.ConnectionString), new MigrationOptions(), Log).RecordAsync(Sets.Of(Users), 1, CancellationToken.None);

        var clean = await MigratorOf(Sets.Of(Users)).FindDriftAsync();
        await Database.ExecuteAsync(Emails.Sql);
        var drifted = await MigratorOf(Sets.Of(Users)).FindDriftAsync();

        Assert.That((clean.NotComparedBecause, clean.HasDrift, drifted.HasDrift), Is.EqualTo(((string?)null, false, true)));
    }

    [Test]
    public async Task Nothing_is_written_to_a_table_of_another_role()
    {
        await ApplyAsync(Sets.Of(Users));
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"ALTER TABLE migrationkit.recorded_state OWNER TO {role.Name}");

        await ApplyAsync(Sets.Of(Users, Emails));

        Assert.That(await ScalarAsync<string>(Heads), Is.EqualTo("""{"shop": "1_users"}"""));
        Assert.That(Log.Text, Does.Contain("Warning 6141").And.Contain("migrationkit.recorded_state belongs to the role"));
    }

    [Test]
    public async Task An_interrupted_migration_is_no_drift()
    {
        await ApplyAsync(Sets.Of(Users));
        var broken = Sets.Of(Users, ("2_broken", "-- migrationkit:step transactional\nALTER TABLE public.users ADD a int;\n-- migrationkit:step transactional\nSELECT 1/0;"));
        await FailureOfAsync(broken);
        // The session of a run that failed is closed by the client; its server lets go of the lock some time after.
        await UntilAsync("SELECT NOT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = current_database())");

        Assert.That((await MigratorOf(broken).FindDriftAsync()).NotComparedBecause, Is.EqualTo("A migration was begun and is not finished."));
    }

    [Test]
    public async Task Contract_steps_that_were_not_recorded_are_no_drift()
    {
        var split = Sets.Of(Users, Emails, ("3_split",
            """
            -- migrationkit:step transactional
            ALTER TABLE public.users ADD name text;
            -- migrationkit:step transactional phase=contract
            ALTER TABLE public.users DROP COLUMN email;
            """));
        await ApplyAsync(Sets.Of(Users, Emails));
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, split).ApplyAsync();
        var compared = await MigratorOf(split).FindDriftAsync();

        await MigratorWith(static options => options.RecordState = false, split).ApplyAsync();
        var contracted = await MigratorOf(split).FindDriftAsync();

        Assert.That((compared.NotComparedBecause, compared.HasDrift), Is.EqualTo(((string?)null, false)));
        Assert.That(contracted.HasDrift, Is.False);
        Assert.That(contracted.NotComparedBecause, Does.StartWith("The recorded state is not that of the last migration"));
    }

    [Test]
    public async Task A_running_migration_is_no_drift()
    {
        await ApplyAsync(Sets.Of(Users));
        await using var other = await OpenSessionAsync();
        await ExecuteAsync(other, FormattableString.Invariant($"SELECT pg_advisory_lock({MigrationLock.KeyOf("migrationkit")})"));

        Assert.That((await MigratorOf(Sets.Of(Users)).FindDriftAsync()).NotComparedBecause, Is.EqualTo("Migrations are being applied."));
    }

    [Test]
    public async Task A_state_of_another_major_version_is_not_compared()
    {
        await ApplyAsync(Sets.Of(Users));
        await Database.ExecuteAsync("UPDATE migrationkit.recorded_state SET server_major = 12; ALTER TABLE public.users ADD a int");

        var report = await MigratorOf(Sets.Of(Users)).FindDriftAsync();

        Assert.That(report.HasDrift, Is.False);
        Assert.That(report.NotComparedBecause, Does.StartWith("The state was recorded on PostgreSQL 12, and this is PostgreSQL"));
    }

    [Test]
    public void A_state_comes_back_as_it_was_packed()
    {
        var schema = MigrationKit.Core.Model.DatabaseSchema.Create([new MigrationKit.Core.Model.Namespace("Größe")]);

        Assert.That(new RecordedState(15, "{}", default, RecordedState.Pack(schema)).Unpack(), Is.EqualTo(schema));
    }

    private Task<int> MajorAsync() => ScalarAsync<int>("SELECT current_setting('server_version_num')::int / 10000");
}
