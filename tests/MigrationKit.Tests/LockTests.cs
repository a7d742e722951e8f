using System.Diagnostics;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

internal sealed class LockTests : DatabaseTest
{
    private static readonly MigrationSet Shop = Sets.Of(
        ("1_log", "CREATE TABLE public.log (id int);"),
        ("2_rows", "INSERT INTO public.log VALUES (1);\n-- migrationkit:step no-transaction\nINSERT INTO public.log VALUES (2);"),
        ("3_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY ix_log ON public.log (id);"),
        ("4_rows", "SELECT pg_sleep(0.1);\nINSERT INTO public.log VALUES (3);"));

    [Test]
    public void The_key_of_a_history_schema_stays_the_same_for_ever()
    {
        Assert.That(MigrationLock.KeyOf("migrationkit"), Is.EqualTo(KeyOfMigrationKit));
        Assert.That(MigrationLock.KeyOf("other"), Is.Not.EqualTo(KeyOfMigrationKit));
    }

    [Test]
    public async Task Five_at_once_run_each_step_exactly_once()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => ApplyAsync(Shop))));

        Assert.That(
            reports.SelectMany(static report => report.Applied).Select(static x => x.Id).Order(),
            Is.EqualTo(Shop.Migrations.Select(static x => x.Id)));
        Assert.That(await ScalarAsync<string>("SELECT string_agg(id::text, ',' ORDER BY id) FROM public.log"), Is.EqualTo("1,2,3"));
        Assert.That(await ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_log'::regclass"), Is.True);
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task One_that_waits_says_who_holds_the_lock_and_goes_on_when_it_is_free()
    {
        await using var blocker = await OpenSessionAsync("the other replica");
        await ExecuteAsync(blocker, $"SELECT pg_advisory_lock({KeyOfMigrationKit})");
        var waiting = ApplyAsync(Shop);
        await WaitForLogAsync("Waiting for the migration lock");

        Assert.That(
            Log.Text,
            Does.Match($"held by process {blocker.ProcessID} \\(application the other replica, user \\w+, from [0-9.:/]+\\)"));
        Assert.That(
            await ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                + "application_name = 'MigrationKit' AND xact_start IS NOT NULL AND state <> 'active'"),
            Is.Zero);
        Assert.That(waiting.IsCompleted, Is.False);
        await ExecuteAsync(blocker, "SELECT pg_advisory_unlock_all()");
        Assert.That((await waiting).Applied.Count(), Is.EqualTo(4));
    }

    /// <summary>Any role may take any advisory lock; who may not see where it comes from is not told a place.</summary>
    [Test]
    public async Task A_hostile_holder_is_named_to_a_role_with_few_rights_too()
    {
        await using var hostile = await TestRole.CreateAsync(Database);
        await using var owner = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT CREATE ON DATABASE {Database.Name} TO {owner.Name}");
        await using var holder = new NpgsqlConnection(hostile.ConnectionString);
        await holder.OpenAsync();
        await ExecuteAsync(holder, $"SELECT pg_advisory_lock({KeyOfMigrationKit})");
        var options = new MigrationOptions { LockTimeout = TimeSpan.FromSeconds(0.3) };

        var failure = await FailureOfAsync(new Migrator(owner.ConnectionString, [Shop], options));

        Assert.That(failure.Code, Is.EqualTo("MK6009"));
        Assert.That(failure.Message, Does.Contain($"process {holder.ProcessID} (application ").And.Contain($", user {hostile.Name}, from where this role may not see it)"));
    }

    [Test]
    public async Task Waiting_has_an_end()
    {
        await using var blocker = await OpenSessionAsync("stuck");
        await ExecuteAsync(blocker, $"SELECT pg_advisory_lock({KeyOfMigrationKit})");
        var watch = Stopwatch.StartNew();

        var failure = await FailureOfAsync(MigratorWith(static options => options.LockTimeout = TimeSpan.FromSeconds(0.5), Shop));

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(failure.Code, Is.EqualTo("MK6009"));
        Assert.That(failure.Message, Does.StartWith(
            $"MK6009: Another session has held the migration lock for 0.5 s: process {blocker.ProcessID} (application stuck, user "));
        Assert.That(failure.NextStep, Does.Contain("raise MigrationOptions.LockTimeout").And.Contain("pg_terminate_backend"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.log') IS NULL"), Is.True);
    }

    [Test]
    public async Task The_lock_is_free_afterwards()
    {
        await ApplyAsync(Shop);

        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), Is.Zero);
        // The server ends a session some time after its client has gone.
        await UntilAsync("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'MigrationKit')");
    }

    [Test]
    public async Task A_script_that_gives_the_lock_away_is_stopped_at_the_next_step()
    {
        var failure = await FailureOfAsync(Sets.Of(("1_unlock",
            "SELECT pg_advisory_unlock_all();\n-- migrationkit:step transactional\nCREATE TABLE public.t (id int);")));

        Assert.That(failure.Code, Is.EqualTo("MK6014"));
        Assert.That(failure.Message, Does.Contain("a pooler in transaction mode").And.Contain("MigrationKit:ConnectionString"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.t') IS NULL"), Is.True);
    }

    /// <summary>Through a pooler two clients may have the session's lock; who took this one by hand stops every step.</summary>
    [Test]
    public async Task A_transaction_does_not_run_without_the_lock_of_steps()
    {
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, $"SELECT pg_advisory_lock({MigrationLock.StepKeyOf("migrationkit")})");

        var failure = await FailureOfAsync(Sets.Of(("1_t", "CREATE TABLE public.t (id int);")));

        Assert.That(failure.Code, Is.EqualTo("MK6009"));
        Assert.That(failure.Message, Does.Contain("Another session holds the lock that every step takes").And.Contain("pg_locks"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.t') IS NULL"), Is.True);
    }

    [Test]
    public async Task A_step_that_cannot_get_its_table_gives_way_and_tries_again()
    {
        await ApplyAsync(Sets.Of(("1_t", "CREATE TABLE public.t (id int);")));
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; SELECT * FROM public.t; ");
        var waiting = ApplyAsync(Sets.Of(
            ("1_t", "CREATE TABLE public.t (id int);"),
            ("2_t", "-- migrationkit:step transactional lock_timeout=50ms\nINSERT INTO public.t VALUES (1);\nALTER TABLE "
                + "public.t ADD x int;")));
        await WaitForLogAsync("Step 1 of 2_t is tried again");
        await ExecuteAsync(blocker, "ROLLBACK");

        await waiting;

        Assert.That(await ScalarAsync<long>("SELECT count(x) + count(*) FROM public.t"), Is.EqualTo(1));
    }

    [Test]
    public async Task Trying_again_has_an_end()
    {
        await ApplyAsync(Sets.Of(("1_t", "CREATE TABLE public.t (id int);")));
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; SELECT * FROM public.t; ");
        var set = Sets.Of(("1_t", "CREATE TABLE public.t (id int);"), ("2_t", "ALTER TABLE public.t ADD x int;"));

        var failure = await FailureOfAsync(MigratorWith(
            static options => (options.MaxRetries, options.StepLockTimeout) = (2, TimeSpan.FromMilliseconds(40)), set));

        Assert.That(failure.Code, Is.EqualTo("MK6010"));
        Assert.That(failure.Message, Does.Contain("55P03").And.Contain("Other sessions kept their locks"));
        Assert.That(Log.Text, Does.Contain("(2 of 2)").And.Not.Contain("(3 of 2)"));
    }

    [Test]
    public async Task Different_history_schemas_do_not_wait_for_one_another()
    {
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, $"SELECT pg_advisory_lock({KeyOfMigrationKit})");

        var set = Sets.In("other_history", "crm", ("1_leads", "CREATE TABLE public.leads (id int);"));
        await MigratorWith(static options => options.LockTimeout = TimeSpan.Zero, set).ApplyAsync();

        Assert.That(await HistoryAsync("other_history"), Has.Count.EqualTo(1));
    }

    private const long KeyOfMigrationKit = 268553450626015179;

    private async Task WaitForLogAsync(string text)
    {
        for (var i = 0; i < 400 && !Log.Text.Contains(text, StringComparison.Ordinal); i++)
        {
            await Task.Delay(25);
        }

        Assert.That(Log.Text, Does.Contain(text));
    }
}
