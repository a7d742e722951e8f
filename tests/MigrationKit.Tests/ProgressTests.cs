using System.Collections.Concurrent;
using MigrationKit.Progress;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>How far long steps are.</summary>
internal sealed class ProgressTests : DatabaseTest
{
    private static readonly MigrationSet Table = Sets.Of(("1_t", "CREATE TABLE public.t (id int, text text);"));

    [Test]
    public async Task Every_step_is_said_to_begin_and_to_be_done()
    {
        var told = await ApplyWithProgressAsync(
            TimeSpan.Zero,
            Sets.Of(("1_t", "CREATE TABLE public.t (id int);\n-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY t_id ON public.t (id);")));

        Assert.That(
            told.Select(static x => $"{x.ModelName} {x.MigrationId} {x.Step}/{x.StepCount} {x.Operation} {x.State}"),
            Is.EqualTo(new[]
            {
                "shop 1_t 1/2 CREATE TABLE Started", "shop 1_t 1/2 CREATE TABLE Done",
                "shop 1_t 2/2 CREATE INDEX CONCURRENTLY Started", "shop 1_t 2/2 CREATE INDEX CONCURRENTLY Done",
            }));
    }

    [Test]
    public async Task An_index_says_its_phase_and_its_counts()
    {
        await ApplyAsync(Table);
        await Database.ExecuteAsync("INSERT INTO public.t SELECT i, repeat('x', 20) FROM generate_series(1, 20000) i");
        // A function that takes its time, so that the scan can be seen at work.
        await Database.ExecuteAsync(
            "CREATE FUNCTION public.slow(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS "
            + "$$ BEGIN IF $1 % 400 = 0 THEN PERFORM pg_sleep(0.02); END IF; RETURN $1; END $$");

        var told = await ApplyWithProgressAsync(
            TimeSpan.FromMilliseconds(100),
            With(Table, "2_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY t_slow ON public.t (public.slow(id));"));

        var running = told.Where(static x => x.State == MigrationProgressState.Running).ToList();
        var scanning = running.Where(static x => x.Work is { Phase: "building index: scanning table", Unit: "blocks", Total: > 0 }).ToList();
        Assert.That(scanning, Has.Count.GreaterThan(2), string.Join('\n', running));
        Assert.That(scanning.Select(static x => x.Work!.Done), Is.Ordered.And.All.LessThanOrEqualTo(scanning[0].Work!.Total!.Value));
        Assert.That(scanning[^1].Work!.Done, Is.GreaterThan(scanning[0].Work!.Done));
        Assert.That(Log.Text, Does.Match(
            @"Information 6121: Step 1 of 2_index has been running for \d+ s: CREATE INDEX CONCURRENTLY, building index: scanning table, \d+ of \d+ blocks \(\d+ %\)\."));
    }

    [Test]
    public async Task An_index_behind_very_many_statements_is_asked_about_too()
    {
        await ApplyAsync(Table);
        await Database.ExecuteAsync(
            "INSERT INTO public.t SELECT i FROM generate_series(1, 20000) i; CREATE FUNCTION public.slow(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS "
            + "$$ BEGIN IF $1 % 400 = 0 THEN PERFORM pg_sleep(0.02); END IF; RETURN $1; END $$");
        var many = string.Concat(Enumerable.Range(1, 1200).Select(static number => $"COMMENT ON TABLE public.t IS '{number}';\n"));

        var told = await ApplyWithProgressAsync(TimeSpan.FromMilliseconds(100), With(Table, "2_index", many + "CREATE INDEX t_slow ON public.t (public.slow(id));"));

        Assert.That(told.Select(static x => x.Work?.Phase), Does.Contain("building index: scanning table"));
    }

    [Test]
    public async Task An_index_that_waits_for_others_says_so()
    {
        await ApplyAsync(Table);
        await using var other = await OpenSessionAsync();
        await ExecuteAsync(other, "BEGIN; INSERT INTO public.t VALUES (1)");

        var applying = ApplyWithProgressAsync(
            TimeSpan.FromMilliseconds(100),
            With(Table, "2_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY t_id ON public.t (id);"));
        await Task.Delay(1500);
        await ExecuteAsync(other, "COMMIT");

        Assert.That(
            (await applying).Select(static x => x.Work?.ToString()),
            Does.Contain("waiting for writers before build, 0 of 1 sessions (0 %)"));
    }

    [Test]
    public async Task A_backfill_says_how_many_rows_are_filled()
    {
        const string backfill = """
            -- migrationkit:step no-transaction
            DO $$ BEGIN
                FOR i IN 1..5 LOOP
                    PERFORM pg_sleep(0.3); COMMIT; RAISE NOTICE '% rows filled, up to %', i * 5000, ROW('a secret key');
                END LOOP;
            END $$;
            """;

        var told = await ApplyWithProgressAsync(TimeSpan.FromMilliseconds(100), Sets.Of(("1_fill", backfill)));

        Assert.That(told.Select(static x => x.Work?.ToString()), Does.Contain("5000 rows").And.Contain("20000 rows"));
        Assert.That(Log.Text, Does.Match(@"6121: .*: DO, \d+ rows\."));
        Assert.That(Log.Entries.Where(static entry => entry.Event.Id == 6121).Select(static entry => entry.Text), Has.None.Contains("secret"));
    }

    [Test]
    public async Task Of_what_PostgreSQL_tells_nothing_the_time_is_said()
    {
        var told = await ApplyWithProgressAsync(TimeSpan.FromMilliseconds(200), Sets.Of(("1_slow", "SELECT pg_sleep(1);")));

        var running = told.Where(static x => x.State == MigrationProgressState.Running).ToList();
        Assert.That(running, Has.Count.InRange(1, 5));
        Assert.That(running.Select(static x => x.Elapsed), Is.Ordered.And.All.GreaterThan(TimeSpan.FromMilliseconds(150)));
        Assert.That(running.Select(static x => x.Work), Is.All.Null);
    }

    [Test]
    public async Task A_run_does_not_need_the_second_connection()
    {
        await ApplyAsync(Table);
        await Database.ExecuteAsync("INSERT INTO public.t SELECT i, 'x' FROM generate_series(1, 3000) i");
        await Database.ExecuteAsync(
            "CREATE FUNCTION public.slow(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS "
            + "$$ BEGIN IF $1 % 100 = 0 THEN PERFORM pg_sleep(0.03); END IF; RETURN $1; END $$");
        await using var role = await TestRole.CreateAsync(Database);
        // The run has the only connection that the role may have.
        await Database.ExecuteAsync($"ALTER ROLE {role.Name} CONNECTION LIMIT 1; GRANT ALL ON SCHEMA public, migrationkit TO {role.Name}; "
            + $"ALTER TABLE public.t OWNER TO {role.Name}; ALTER TABLE migrationkit.history OWNER TO {role.Name}; "
            + $"ALTER TABLE migrationkit.steps OWNER TO {role.Name}");
        var set = With(Table, "2_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY t_slow ON public.t (public.slow(id));");
        var options = new MigrationOptions { ProgressInterval = TimeSpan.FromMilliseconds(100) };

        var report = await new Migrator(role.ConnectionString, [set], options, Log).ApplyAsync();

        Assert.That(report.Applied.Select(static x => x.Id), Is.EqualTo(new[] { "2_index" }));
        Assert.That(Log.Text, Does.Contain("Debug 6122: How far step 1 of 2_index is cannot be told: ").And.Contain("6121: "));
    }

    [Test]
    public async Task What_the_application_throws_does_not_stop_the_run()
    {
        var report = await MigratorWith(static options => options.Progress = new Told(static _ => throw new InvalidOperationException("mine")), Table)
            .ApplyAsync();

        Assert.That(report.Applied.Count(), Is.EqualTo(1));
        Assert.That(Log.Text, Does.Contain("Debug 6122: How far step 1 of 1_t is cannot be told: mine"));
    }

    [TestCase("15000 rows filled, up to (15000)", "15000 rows")]
    [TestCase("15000 rows filled, up to (\"block 300 of 1200\")", "15000 rows filled, 300 of 1200 blocks (25 %)")]
    [TestCase("15000 rows filled, up to (\"block 300 of 1200\",secret)", "15000 rows")]
    [TestCase("relation \"t\" already exists, skipping", null)]
    [TestCase("99999999999999999999 rows filled, up to (1)", null)]
    public void What_a_notice_says(string notice, string? expected) =>
        Assert.That(BackfillNotices.Parse(notice)?.ToString(), Is.EqualTo(expected));

    private static MigrationSet With(MigrationSet first, string id, string sql)
    {
        var one = first.Migrations[0];
        return Sets.Of((one.Id, first.Scripts.Read(one.Id)), (id, sql));
    }

    private async Task<IReadOnlyList<MigrationProgress>> ApplyWithProgressAsync(TimeSpan interval, MigrationSet set)
    {
        var told = new ConcurrentQueue<MigrationProgress>();
        await MigratorWith(options => (options.ProgressInterval, options.Progress) = (interval, new Told(told.Enqueue)), set).ApplyAsync();
        return [.. told];
    }

    /// <summary>Unlike Progress, in the same thread, so that nothing comes late.</summary>
    private sealed class Told(Action<MigrationProgress> tell) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => tell(value);
    }
}
