using System.Diagnostics;
using MigrationKit.Testing;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>What other sessions and a full server do to a run.</summary>
internal sealed class ServerFaultTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Tables =
        ("1_t", "CREATE TABLE public.a (id int PRIMARY KEY);\nCREATE TABLE public.b (id int);\nINSERT INTO public.a VALUES (1);");

    [Test]
    public async Task The_victim_of_a_deadlock_tries_its_whole_step_again()
    {
        await ApplyAsync(Sets.Of(Tables));
        // A session looks for a deadlock once, this long after it began to wait: by then the other one must wait too.
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET deadlock_timeout = '3s'");
        await using var other = await OpenSessionAsync();
        // The other one never notices the deadlock itself, so it is not its victim.
        await ExecuteAsync(other, "SET deadlock_timeout = '1h'");
        await ExecuteAsync(other, "BEGIN");
        await ExecuteAsync(other, "LOCK TABLE public.a");
        var run = MigratorWith(
            static options => options.StepLockTimeout = TimeSpan.FromMinutes(1),
            Sets.Of(Tables, ("2_x", "ALTER TABLE public.b ADD x int;\nALTER TABLE public.a ADD x int;"))).ApplyAsync();
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'public.a'::regclass)");
        await ExecuteAsync(other, "LOCK TABLE public.b");
        await ExecuteAsync(other, "COMMIT");

        await run;

        Assert.That(Log.Text, Does.Contain("Step 1 of 2_x is tried again").And.Contain("40P01"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_long_reader_lets_a_concurrent_build_wait_and_nobody_else()
    {
        await ApplyAsync(Sets.Of(Tables));
        await using var reader = await OpenSessionAsync("long reader");
        await ExecuteAsync(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ");
        await ExecuteAsync(reader, "SELECT * FROM public.a");
        var run = ApplyAsync(Sets.Of(
            Tables, ("2_x", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY ix ON public.a (id);")));
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_progress_create_index)");

        await Database.ExecuteAsync("INSERT INTO public.a VALUES (2)");
        Assert.That(run.IsCompleted, Is.False);
        await ExecuteAsync(reader, "ROLLBACK");

        Assert.That((await run).Applied.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Retries_have_a_deadline_too()
    {
        await ApplyAsync(Sets.Of(Tables));
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN");
        await ExecuteAsync(blocker, "SELECT * FROM public.a");
        var watch = Stopwatch.StartNew();

        var failure = await FailureOfAsync(MigratorWith(
            static options => (options.MaxRetries, options.RetryTimeout, options.StepLockTimeout) =
                (1000, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(30)),
            Sets.Of(Tables, ("2_x", "ALTER TABLE public.a ADD x int;"))));

        Assert.That((failure.Code, failure.Message.Contains("55P03", StringComparison.Ordinal)), Is.EqualTo(("MK6010", true)));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    /// <summary>A sequence counts also what is rolled back.</summary>
    [TestCase("40001")]
    [TestCase("40P01")]
    [TestCase("55P03")]
    public async Task What_another_session_stands_in_the_way_of_is_tried_again_as_a_whole_step(string code)
    {
        await Database.ExecuteAsync("CREATE SEQUENCE public.tries");

        await ApplyAsync(Sets.Of(("1_t",
            $"""
            CREATE TABLE public.t (id int);
            INSERT INTO public.t VALUES (1);
            DO $$ BEGIN IF nextval('public.tries') < 3 THEN RAISE EXCEPTION 'in the way' USING ERRCODE = '{code}'; END IF; END $$;
            """)));

        Assert.That(await ScalarAsync<long>("SELECT last_value FROM public.tries"), Is.EqualTo(3));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.t"), Is.EqualTo(1));
        Assert.That(Log.Entries.Count(static entry => entry.Event.Id == 6110), Is.EqualTo(2));
    }

    [TestCase("transactional")]
    [TestCase("no-transaction")]
    public async Task A_server_looks_while_it_works_whether_its_client_is_still_there(string kind)
    {
        await ApplyAsync(Sets.Of(("1_s",
            $"-- migrationkit:step {kind}\nCREATE TABLE public.s AS SELECT current_setting('client_connection_check_interval', true) AS v;")));

        var interval = (await ListAsync("SELECT coalesce(v, 'not known before 14') FROM public.s")).Single();
        Assert.That(interval, Is.EqualTo(await ScalarAsync<int>("SELECT current_setting('server_version_num')::int") < 140000 ? "not known before 14" : "500ms"));
    }

    [Test]
    public async Task Settings_of_the_role_that_would_end_a_step_are_put_aside()
    {
        await Database.ExecuteAsync(
            $"ALTER DATABASE {Database.Name} SET statement_timeout = '50ms'; ALTER DATABASE {Database.Name} SET default_transaction_isolation = 'serializable'");
        NpgsqlConnection.ClearAllPools();

        await ApplyAsync(Sets.Of((
            "1_s", "CREATE TABLE public.s AS SELECT current_setting('transaction_isolation') AS v FROM pg_sleep(0.1);")));

        Assert.That(await ScalarAsync<string>("SELECT v FROM public.s"), Is.EqualTo("read committed"));
    }

    /// <summary>Without a promise of the server's, a commit is in its memory only until the WAL writer comes by.</summary>
    [Test]
    public async Task What_was_applied_survives_a_crash_also_where_commits_do_not_wait_for_the_log()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions
        {
            Settings = new Dictionary<string, string> { ["synchronous_commit"] = "off", ["wal_writer_delay"] = "10s", ["autovacuum"] = "off" },
        });
        await using var database = await server.CreateDatabaseAsync();
        var unpooled = database.ConnectionString + ";Pooling=false";
        (string, string)[] all = [.. Enumerable.Range(1, 6).Select(static n => ($"{n}_m", $"CREATE TABLE public.t{n} (id int);"))];
        var (lost, drifted) = (0, 0);
        for (var count = 1; count <= all.Length; count++)
        {
            var migrator = new Migrator(unpooled, [Sets.Of(all[..count])]);
            await migrator.ApplyAsync();
            await server.RestartAsync(ShutdownMode.Immediate);
            // What was recorded of the schema may be lost, which is no drift.
            drifted += (await migrator.FindDriftAsync()).Objects.Count;
            await using var connection = new NpgsqlConnection(unpooled);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"SELECT to_regclass('public.t{count}') IS NULL", connection);
            lost += await command.ExecuteScalarAsync() is true ? 1 : 0;
        }

        Assert.That((lost, drifted), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_step_with_more_locks_than_the_server_has_leaves_nothing_and_says_so()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresServerOptions
        {
            Settings = new Dictionary<string, string> { ["max_connections"] = "10", ["max_locks_per_transaction"] = "10" },
        });
        // Not dropped: what the server has run out of stays so until its end.
        var database = await server.CreateDatabaseAsync();
        var many = string.Join('\n', Enumerable.Range(1, 6000).Select(static n => $"CREATE TABLE public.t{n} (id int);"));

        var failure = await FailureOfAsync(new Migrator(database.ConnectionString, [Sets.Of(("1_many", many))]));

        Assert.That(failure.Code, Is.EqualTo("MK6010"), failure.Message);
        Assert.That(failure.Message, Does.Contain("53200: out of shared memory").And.Contain("Nothing of this step remains"));
        Assert.That(failure.NextStep, Does.Contain("max_locks_per_transaction").And.Contain("migrationkit:step"));
    }

    [TestCase("-- migrationkit:step transactional\nCREATE TABLE public.big TABLESPACE small AS SELECT repeat('x', 100) FROM generate_series(1, 300000);")]
    [TestCase("-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY ix ON public.wide (x) TABLESPACE small;")]
    public async Task A_full_disk_leaves_nothing_that_the_next_start_does_not_clear_away(string script)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var disk = await SmallDisk.MountAsync(megabytes: 8);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync($"CREATE TABLESPACE small LOCATION '{disk.Folder}'");
        var before = ("1_wide", "CREATE TABLE public.wide AS SELECT md5(g::text) AS x FROM generate_series(1, 300000) g;");
        var set = Sets.Of(before, ("2_big", script));

        var failure = await FailureOfAsync(new Migrator(database.ConnectionString, [set]));

        Assert.That((failure.Code, failure.Message.Contains("53100", StringComparison.Ordinal)), Is.EqualTo(("MK6010", true)), failure.Message);
        Assert.That(failure.NextStep, Does.Contain("Free space"));
        await disk.GrowAsync(megabytes: 200);
        Assert.That((await new Migrator(database.ConnectionString, [set]).ApplyAsync()).Applied.Single().Id, Is.EqualTo("2_big"));
        await using var command = database.DataSource.CreateCommand("SELECT count(*) FROM pg_index WHERE NOT indisvalid");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(0L));
    }
}
