using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>What happens after something went wrong in the middle.</summary>
internal sealed class ResumeTests : DatabaseTest
{
    private const string Migration = "1_steps";

    private static string Script(string second) =>
        $"""
        -- migrationkit:step transactional
        CREATE TABLE public.a (id int);
        INSERT INTO public.a VALUES (1);
        -- migrationkit:step transactional hazards=data-dependent
        {second}
        -- migrationkit:step transactional
        CREATE TABLE public.c (id int);
        """;

    [Test]
    public async Task A_failed_step_leaves_nothing_and_is_corrected_and_continued()
    {
        var failure = await FailureOfAsync(Sets.Of((Migration, Script("CREATE TABLE public.b (id int);\nALTER TABLE public.b\n  "
            + "  ADD x nosuchtype;"))));

        Assert.That(failure.Code, Is.EqualTo("MK6010"));
        Assert.That(failure.Message, Is.EqualTo(
            "MK6010: Step 2 of the migration 1_steps failed at line 7 of up.sql: 42704: type \"nosuchtype\" does not exist. "
            + "The statement was: ALTER TABLE public.b\n    ADD x nosuchtype. Nothing of this step remains, and the steps "
            + "before it stay done. "
            + "Correct this statement in Migrations/1_steps/up.sql, or the data that it meets, and start again: it goes on with step 2."));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.b') IS NULL AND to_regclass('public.a') IS NOT NULL"), Is.True);
        Assert.That(await HistoryAsync(), Is.Empty);

        var report = await ApplyAsync(Sets.Of((Migration, Script("CREATE TABLE public.b (id int);"))));

        Assert.That(report.Applied.Single().StepCount, Is.EqualTo(2));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.a"), Is.EqualTo(1));
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_steps 1 done 2", "1_steps 2 done 1", "1_steps 3 done 1" }));
    }

    [Test]
    public async Task A_step_that_is_done_may_not_change_any_more()
    {
        await FailureOfAsync(Sets.Of((Migration, Script("SELECT 1/0;"))));

        var failure = await FailureOfAsync(Sets.Of((Migration, Script("SELECT 1;").Replace("(1)", "(2)", StringComparison.Ordinal))));

        Assert.That(failure.Code, Is.EqualTo("MK6008"));
        Assert.That(
            failure.Message,
            Does.Match("Step 1 of the migration 1_steps was changed after it was run: the database has sha256:[0-9a-f]{64}, "
                + "this assembly has sha256:[0-9a-f]{64}"));
        Assert.That(failure.NextStep, Does.Contain("Restore this step from git"));
    }

    [Test]
    public async Task Comments_of_a_step_that_is_done_may_change()
    {
        await FailureOfAsync(Sets.Of((Migration, Script("SELECT 1/0;"))));

        var script = Script("SELECT 1;").Replace("CREATE TABLE public.a", "-- the first table\nCREATE "
            + "TABLE public.a", StringComparison.Ordinal);

        Assert.That((await ApplyAsync(Sets.Of((Migration, script)))).Applied.Single().StepCount, Is.EqualTo(2));
    }

    [Test]
    public async Task A_step_that_is_done_may_not_vanish()
    {
        await FailureOfAsync(Sets.Of((Migration, "SELECT 1;\n-- migrationkit:step transactional\nSELECT 2;\n-- "
            + "migrationkit:step transactional\nSELECT 1/0;")));

        var failure = await FailureOfAsync(Sets.Of((Migration, "SELECT 1;")));

        Assert.That(failure.Message, Does.StartWith("MK6008: Step 2").And.Contain("no such step"));
    }

    [Test]
    public async Task A_terminated_backend_in_a_transactional_step_leaves_nothing_of_it()
    {
        var set = Sets.Of((Migration, Script("CREATE TABLE public.b (id int);\nSELECT pg_sleep(1);")));
        var failure = await FailureAfterTerminationAsync(set);

        Assert.That(failure.Code, Is.EqualTo("MK6002"));
        Assert.That(failure.Message, Does.Contain("The connection to PostgreSQL was lost during step 2 of the migration 1_steps"));
        Assert.That(failure.NextStep, Is.EqualTo("Start again when the server is back."));
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_steps 1 done 2" }));

        await ApplyAsync(set);
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.a"), Is.EqualTo(1));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.c') IS NOT NULL"), Is.True);
    }

    [Test]
    public async Task A_terminated_backend_in_a_step_without_a_transaction_goes_on_at_its_statement()
    {
        var set = Sets.Of((Migration,
            """
            CREATE TABLE public.a (id int);
            -- migrationkit:step no-transaction
            INSERT INTO public.a VALUES (1);
            SELECT pg_sleep(1);
            INSERT INTO public.a VALUES (2);
            """));
        await FailureAfterTerminationAsync(set);
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_steps 1 done 1", "1_steps 2 started 1" }));

        await ApplyAsync(set);

        Assert.That(await ScalarAsync<string>("SELECT string_agg(id::text, ',' ORDER BY id) FROM public.a"), Is.EqualTo("1,2"));
        Assert.That(Log.Text, Does.Contain("Step 2 of 1_steps was begun before and goes on at its statement 2."));
    }

    [Test]
    public async Task Settings_of_a_step_hold_when_it_goes_on_in_another_session()
    {
        const string Script =
            """
            -- migrationkit:step no-transaction
            SET search_path = pg_temp;
            SET work_mem = '4321kB';
            SELECT 1/0;
            """;
        await FailureOfAsync(Sets.Of((Migration, Script)));
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_steps 1 started 2" }));

        await ApplyAsync(Sets.Of((Migration, Script.Replace(
            "SELECT 1/0", "CREATE TABLE public.s AS SELECT current_setting('work_mem') || "
                + "current_setting('search_path') AS v", StringComparison.Ordinal))));

        Assert.That(await ScalarAsync<string>("SELECT v FROM public.s"), Is.EqualTo("4321kBpg_temp"));
    }

    [Test]
    public async Task A_started_step_may_change_only_where_it_was_not_run()
    {
        const string Script = "-- migrationkit:step no-transaction\nSELECT 1;\nSELECT 1/0;";
        var first = await FailureOfAsync(Sets.Of((Migration, Script)));
        Assert.That(first.Message, Does.Contain("the first 1 statement(s) of this one stay done"));

        var failure = await FailureOfAsync(Sets.Of((Migration, Script.Replace("SELECT 1;", "SELECT 3;", StringComparison.Ordinal))));

        Assert.That(failure.Message, Does.StartWith("MK6008: Step 1 of the migration 1_steps was changed after a part of it was run"));
    }

    [Test]
    public async Task A_step_that_failed_at_its_first_statement_may_become_transactional()
    {
        await FailureOfAsync(Sets.Of((Migration, "-- migrationkit:step no-transaction\nSELECT 1/0;")));

        await ApplyAsync(Sets.Of((Migration, "-- migrationkit:step transactional\nSELECT 2;")));

        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_steps 1 done 1" }));
    }

    [Test]
    public async Task A_deferred_constraint_that_fails_at_the_end_is_said_so()
    {
        var failure = await FailureOfAsync(Sets.Of((Migration,
            """
            CREATE TABLE public.p (id int PRIMARY KEY);
            CREATE TABLE public.c (id int REFERENCES public.p DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO public.c VALUES (7);
            """)));

        Assert.That(failure.Message, Does.StartWith("MK6010: Step 1 of the migration 1_steps failed when it was recorded and "
            + "committed: 23503: insert or update")
            .And.Contain("Detail: Key (id)=(7) is not present in table \"p\". Nothing of this step remains"));
        Assert.That(await StepsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_step_that_somebody_else_recorded_meanwhile_is_not_run_twice()
    {
        var failure = await FailureOfAsync(Sets.Of((Migration,
            "INSERT INTO migrationkit.steps (model, migration_id, step, state, checksum, statements_done) VALUES ('shop', "
                + "'1_steps', 1, 'done', '', 1);")));

        Assert.That(failure.NextStep, Does.StartWith("Another session recorded it meanwhile, so the migration lock does not hold"));
        Assert.That(await StepsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_backfill_commits_as_it_goes()
    {
        await ApplyAsync(Sets.Of((Migration,
            """
            CREATE TABLE public.a AS SELECT g AS id, NULL::int AS x FROM generate_series(1, 100) g;
            -- migrationkit:step no-transaction
            DO $$
            BEGIN
                FOR i IN 1 .. 4 LOOP
                    UPDATE public.a SET x = id WHERE id BETWEEN i * 25 - 24 AND i * 25;
                    COMMIT;
                END LOOP;
            END;
            $$;
            """)));

        Assert.That(await ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM public.a WHERE x = id"), Is.EqualTo(4));
    }

    [Test]
    public async Task A_cancelled_run_goes_on_with_the_next_start()
    {
        var set = Sets.Of((Migration, Script("SELECT pg_sleep(30);")));
        using var stop = new CancellationTokenSource();
        var run = MigratorOf(set).ApplyAsync(stop.Token);
        await UntilAsync(SleeperQuery);
        await stop.CancelAsync();
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());

        await ApplyAsync(Sets.Of((Migration, Script("SELECT 1;"))));

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    private const string SleeperQuery =
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND "
            + "wait_event = 'PgSleep')";

    private async Task<MigrationException> FailureAfterTerminationAsync(MigrationSet set)
    {
        var failure = FailureOfAsync(set);
        await UntilAsync(SleeperQuery);
        await Database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'");
        return await failure;
    }
}
