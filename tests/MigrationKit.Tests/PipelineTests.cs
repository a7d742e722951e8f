using System.Diagnostics;
using System.Globalization;
using MigrationKit.History;
using MigrationKit.Telemetry;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>Small migrations travel together, and for all that is seen of them they might have been sent one by one.</summary>
internal sealed class PipelineTests : DatabaseTest
{
    private const string LogTable = "CREATE TABLE public.log (id int, at timestamptz DEFAULT clock_timestamp(), xact text DEFAULT pg_current_xact_id()::text);";

    [Test]
    public async Task Fifty_cost_as_many_round_trips_as_twenty()
    {
        await BatchesOfAsync("one", 1);
        var twenty = await BatchesOfAsync("twenty", 20);
        var fifty = await BatchesOfAsync("fifty", 50);

        Assert.That(fifty, Is.EqualTo(twenty));
        Assert.That(
            await ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM migrationkit.history WHERE model = 'fifty'"), Is.EqualTo(50),
            "Each has a transaction of its own.");
        Assert.That(
            await ScalarAsync<long>("SELECT count(*) FROM migrationkit.history h JOIN migrationkit.steps s USING (model, migration_id) WHERE h.xmin = s.xmin"),
            Is.EqualTo(71));
    }

    [Test]
    public async Task The_link_before_is_found_without_going_through_the_history()
    {
        await ApplyAsync(Sets.Of(Many("one of many", 300)));
        var journal = new MigrationJournal(new HistoryTables("migrationkit"), Sets.Model, new Migration("next", "a", "b", "c", "up", null));
        foreach (var command in new[] { journal.MigrationApplied(301), journal.MigrationExpanded(301) })
        {
            await using var connection = await Database.DataSource.OpenConnectionAsync();
            await using var explain = new NpgsqlCommand("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + command.CommandText, connection);
            explain.Parameters.AddRange(command.Parameters.Select(static parameter => parameter.Clone()).ToArray());
            var plan = "";
            await using var reader = await explain.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                plan += reader.GetString(0) + "\n";
            }

            Assert.That(plan, Does.Contain("uq_history_model_ordinal"));
            Assert.That(plan, Does.Not.Contain("Rows Removed by Filter"));
        }
    }

    [Test]
    public async Task The_first_one_that_fails_is_told_with_its_line_and_those_before_it_stay()
    {
        var failure = await FailureOfAsync(Sets.Of(
            ("1_log", LogTable), ("2_row", "INSERT INTO public.log VALUES (2);"),
            ("3_wrong", "INSERT INTO public.log VALUES (3);\n\nINSERT INTO public.lag VALUES (3);"), ("4_row", "INSERT INTO public.log VALUES (4);")));

        Assert.That(failure.Message, Does.StartWith("MK6010: Step 1 of the migration 3_wrong failed at line 3 of up.sql: 42P01").And.Contain("public.lag"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_log", "shop 2 2_row" }));
        Assert.That(await ListAsync("SELECT id::text FROM public.log"), Is.EqualTo(new[] { "2" }));
        Assert.That(AppliedInLog(), Is.EqualTo(new[] { "1_log", "2_row" }));
    }

    [Test]
    public async Task What_is_checked_at_the_commit_fails_there_and_those_before_it_stay()
    {
        var failure = await FailureOfAsync(Sets.Of(
            ("1_users", "CREATE TABLE public.users (id int PRIMARY KEY, boss int REFERENCES public.users DEFERRABLE INITIALLY DEFERRED);"),
            ("2_boss", "INSERT INTO public.users VALUES (1, 1);"), ("3_nobody", "INSERT INTO public.users VALUES (2, 3);"),
            ("4_more", "INSERT INTO public.users VALUES (4, 4);")));

        Assert.That(failure.Message, Does.StartWith("MK6010: Step 1 of the migration 3_nobody failed when it was recorded and committed: 23503"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 2_boss" }));
    }

    [Test]
    public async Task One_that_waits_in_vain_for_a_lock_is_tried_again_and_the_others_follow()
    {
        await ApplyAsync(Sets.Of(("1_log", LogTable)));
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; LOCK TABLE public.log");
        var migrator = MigratorWith(
            static options => options.StepLockTimeout = TimeSpan.FromMilliseconds(50),
            Sets.Of(("1_log", LogTable), ("2_other", "CREATE TABLE public.other ();"), ("3_row", "INSERT INTO public.log VALUES (3);"),
                ("4_row", "INSERT INTO public.log VALUES (4);")));

        var applying = migrator.ApplyAsync();
        await UntilAsync("SELECT count(*) = 2 FROM migrationkit.history");
        await Task.Delay(300);
        await ExecuteAsync(blocker, "COMMIT");
        var report = await applying;

        Assert.That(report.Models.Single().Applied.Select(static applied => applied.Id), Is.EqualTo(new[] { "2_other", "3_row", "4_row" }));
        Assert.That(await ListAsync("SELECT id::text FROM public.log"), Is.EqualTo(new[] { "3", "4" }));
        Assert.That(Log.Text, Does.Contain("3_row").And.Contain("55P03"));
    }

    [Test]
    public async Task A_run_that_is_cancelled_keeps_what_was_committed()
    {
        using var source = new CancellationTokenSource();
        var applying = MigratorOf(Sets.Of(("1_log", LogTable), ("2_row", "INSERT INTO public.log VALUES (2);"), ("3_sleep", "SELECT pg_sleep(30);")))
            .ApplyAsync(source.Token);
        await UntilAsync("SELECT count(*) = 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(30)' AND datname = current_database()");
        await source.CancelAsync();

        Assert.That(async () => await applying, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_log", "shop 2 2_row" }));
        Assert.That(AppliedInLog(), Is.EqualTo(new[] { "1_log", "2_row" }));
    }

    [Test]
    public async Task Results_of_scripts_are_not_taken_for_durations()
    {
        var report = await ApplyAsync(Sets.Of(
            ("1_log", LogTable), ("2_hours", "SELECT '5 h'::interval FROM generate_series(1, 1000);\nINSERT INTO public.log VALUES (2) RETURNING '6 h'::interval;"),
            ("3_sleep", "SELECT pg_sleep(0.3);"), ("4_row", "INSERT INTO public.log VALUES (4);")));

        var times = report.Models.Single().Applied.Select(static applied => applied.Duration.TotalSeconds).ToList();
        Assert.That(times[2], Is.InRange(0.3, 60));
        Assert.That(times.Where(static (_, i) => i != 2), Is.All.GreaterThan(0).And.All.LessThan(60));
    }

    [Test]
    public async Task While_they_run_it_is_said_that_they_go_on()
    {
        await MigratorWith(
            static options => options.ProgressInterval = TimeSpan.FromMilliseconds(100),
            Sets.Of(("1_log", LogTable), ("2_sleep", "SELECT pg_sleep(0.5);"))).ApplyAsync();

        Assert.That(Log.Entries.Where(static entry => entry.Event.Id == 6121).Select(static entry => entry.Text), Has.Some.Contain("1_log … 2_sleep"));
    }

    [Test]
    public async Task Spans_lie_behind_each_other()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "MigrationKit",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (spans)
                {
                    spans.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        const string Model = nameof(Spans_lie_behind_each_other);

        await ApplyAsync(Sets.Named(Model, ("1_log", LogTable), ("2_sleep", "SELECT pg_sleep(0.2);"), ("3_row", "INSERT INTO public.log VALUES (3);")));

        lock (spans)
        {
            var migrations = spans.Where(static span => span.OperationName == Span.Migration && Equals(span.GetTagItem(Tag.Model), Model)).ToList();
            Assert.That(migrations, Has.Count.EqualTo(3));
            Assert.That(migrations[1].Duration, Is.GreaterThan(TimeSpan.FromSeconds(0.2)));
            Assert.That(migrations[0].StartTimeUtc + migrations[0].Duration, Is.LessThanOrEqualTo(migrations[1].StartTimeUtc));
            Assert.That(migrations[1].StartTimeUtc + migrations[1].Duration, Is.LessThanOrEqualTo(migrations[2].StartTimeUtc));
            Assert.That(migrations[1].Parent!.OperationName, Is.EqualTo(Span.Run));
            Assert.That(spans.Where(span => span.Parent == migrations[1]).Select(static span => span.Duration), Is.EqualTo(new[] { migrations[1].Duration }));
        }
    }

    private static (string Id, string Sql)[] Many(string name, int count) =>
        [.. Enumerable.Range(1, count).Select(i => (string.Create(CultureInfo.InvariantCulture, $"{i}_{name}"), "SELECT 1;"))];

    private async Task<int> BatchesOfAsync(string model, int count)
    {
        var set = Sets.Named(model, Many(model, count));
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => Interlocked.Increment(ref batches));
        await MigratorWith(static options => (options.AllowExistingTables, options.RecordState) = (true, false), set).ApplyAsync();
        return batches;
    }

    private IEnumerable<string> AppliedInLog() => Log.Entries.Where(static entry => entry.Event.Id == 6104).Select(static entry => entry.Text.Split(' ')[1]);
}
