using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using MigrationKit.Telemetry;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>What OpenTelemetry gets to see.</summary>
[NonParallelizable]
internal sealed class TelemetryTests : DatabaseTest
{
    private const string Secret = "the-secret-value";

    private static readonly MigrationSet Shop = Sets.Of(
        ("1_users", "CREATE TABLE public.users (id int);"),
        ("2_email", $"""
            ALTER TABLE public.users ADD email text DEFAULT '{Secret}';
            -- migrationkit:step no-transaction
            CREATE INDEX CONCURRENTLY users_email ON public.users (email);
            -- migrationkit:step transactional
            COMMENT ON TABLE public.users IS '{Secret}';
            COMMENT ON COLUMN public.users.email IS '{Secret}';
            """));

    [Test]
    public async Task A_run_is_a_tree_of_spans()
    {
        using var spans = new Spans();

        await ApplyAsync(Shop);

        Assert.That(spans.Tree(), Is.EqualTo("""
            migrationkit.run outcome=applied
              migrationkit.lock outcome=acquired
              migrationkit.migration 1_users outcome=applied
                migrationkit.step 1 True 0 CREATE TABLE outcome=applied
              migrationkit.migration 2_email outcome=applied
                migrationkit.step 1 True 0 ALTER TABLE outcome=applied
                migrationkit.step 2 False 0 CREATE INDEX CONCURRENTLY outcome=applied
                migrationkit.step 3 True 0 BATCH COMMENT outcome=applied

            """));
        var run = spans.All.Single(static span => span.OperationName == Span.Run);
        Assert.That(
            (run.GetTagItem(Tag.Model), run.GetTagItem(Tag.Mode), run.GetTagItem(Tag.Database)),
            Is.EqualTo(("shop", "ApplyPending", Database.Name)));
        Assert.That(spans.All.Select(static span => span.GetTagItem(Tag.System)), Is.All.EqualTo("postgresql"));
    }

    [Test]
    public async Task Up_to_date_is_one_span()
    {
        await ApplyAsync(Shop);
        using var spans = new Spans();

        await ApplyAsync(Shop);

        Assert.That(spans.Tree(), Is.EqualTo("migrationkit.run outcome=up_to_date\n"));
    }

    [Test]
    public async Task A_failure_is_said_without_the_statement()
    {
        using var spans = new Spans();

        await FailureOfAsync(Sets.Of(("1_wrong", $"SELECT '{Secret}'::int;")));

        var step = spans.All.Single(static span => span.OperationName == Span.Step);
        Assert.That(
            (step.Status, step.StatusDescription, step.GetTagItem(Tag.ErrorType), step.GetTagItem(Tag.Outcome)),
            Is.EqualTo((ActivityStatusCode.Error, "MK6010", "MK6010", "failed")));
        Assert.That(spans.All.Select(static span => span.Status), Has.Exactly(3).EqualTo(ActivityStatusCode.Error));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Nothing_of_SQL_and_values_is_in_a_tag(bool fails)
    {
        using var spans = new Spans();
        using var metrics = new Metrics();

        try
        {
            await ApplyAsync(fails ? Sets.Of(("1_wrong", $"SELECT '{Secret}'::int;")) : Shop);
        }
        catch (MigrationException) when (fails)
        {
        }

        var password = new Npgsql.NpgsqlConnectionStringBuilder(Database.ConnectionString).Password;
        var texts = spans.All.SelectMany(static span => span.TagObjects.Select(static tag => $"{tag.Value}").Append(span.StatusDescription + span.DisplayName))
            .Concat(metrics.Texts()).ToList();
        Assert.That(texts, Has.Count.GreaterThan(20));
        Assert.That(
            texts.Where(text => text.Contains(Secret, StringComparison.Ordinal) || text.Contains("users_email", StringComparison.Ordinal)
                || text.Contains("SELECT '", StringComparison.Ordinal) || (password?.Length > 0 && text.Contains(password, StringComparison.Ordinal))),
            Is.Empty);
    }

    [Test]
    public async Task Metrics_count_what_was_done()
    {
        using var metrics = new Metrics();

        await ApplyAsync(Shop);

        Assert.That(metrics.Of("migrationkit.migrations.applied").Sum(), Is.EqualTo(2));
        Assert.That(metrics.Of("migrationkit.migrations.pending"), Is.EqualTo(new[] { 2.0, 1, 0 }));
        Assert.That(metrics.Of("migrationkit.step.duration").Count(), Is.EqualTo(4));
        Assert.That(metrics.Of("migrationkit.lock.wait").Count(), Is.EqualTo(1));
        Assert.That(metrics.Of("migrationkit.step.retries"), Is.Empty);
    }

    [Test]
    public async Task Retries_and_waiting_are_counted()
    {
        await ApplyAsync(Sets.Of(("1_users", "CREATE TABLE public.users (id int);")));
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; LOCK TABLE public.users");
        using var spans = new Spans();
        using var metrics = new Metrics();

        var applying = MigratorWith(static options => options.StepLockTimeout = TimeSpan.FromMilliseconds(100), Shop).ApplyAsync();
        await Task.Delay(700);
        await ExecuteAsync(blocker, "COMMIT");
        await applying;

        var retries = metrics.Of("migrationkit.step.retries").Sum();
        Assert.That(retries, Is.GreaterThan(0));
        Assert.That(metrics.Texts(), Does.Contain("55P03"));
        Assert.That(
            spans.All.Where(static span => span.OperationName == Span.Step).Sum(static span => (int)span.GetTagItem(Tag.Retries)!),
            Is.EqualTo(retries));
    }

    [TestCase("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS secret ON t (a)", "CREATE INDEX CONCURRENTLY")]
    [TestCase("create or replace function secret() returns int", "CREATE FUNCTION")]
    [TestCase("/* secret */ ALTER TABLE secret VALIDATE CONSTRAINT x", "ALTER TABLE")]
    [TestCase("CREATE UNLOGGED TABLE secret ()", "CREATE TABLE")]
    [TestCase("REINDEX (VERBOSE) INDEX CONCURRENTLY secret", "REINDEX CONCURRENTLY")]
    [TestCase("REFRESH MATERIALIZED VIEW secret", "REFRESH MATERIALIZED VIEW")]
    [TestCase("DO $$ BEGIN secret(); END $$", "DO")]
    [TestCase("CREATE secret", "CREATE")]
    [TestCase("secret", "OTHER")]
    [TestCase("", "OTHER")]
    public void The_class_of_a_statement(string sql, string expected) => Assert.That(StatementClass.Of(sql), Is.EqualTo(expected));

    /// <summary>Records the spans of this test alone.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _all = new();
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = static source => source.Name == "MigrationKit",
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = _all.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IEnumerable<Activity> All => _all;

        public string Tree() => string.Concat(_all.OrderBy(static span => span.StartTimeUtc).Select(static span =>
        {
            var depth = 0;
            for (var parent = span.Parent; parent is not null; parent = parent.Parent)
            {
                depth++;
            }

            var tags = span.OperationName switch
            {
                Span.Migration => $" {span.GetTagItem(Tag.Migration)}",
                Span.Step => $" {span.GetTagItem(Tag.Step)} {span.GetTagItem(Tag.Transactional)} {span.GetTagItem(Tag.Retries)} "
                    + span.GetTagItem(Tag.Operation),
                _ => "",
            };
            return $"{new string(' ', 2 * depth)}{span.OperationName}{tags} outcome={span.GetTagItem(Tag.Outcome)}\n";
        }));

        public void Dispose() => _listener.Dispose();
    }

    private sealed class Metrics : IDisposable
    {
        private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _all = new();
        private readonly MeterListener _listener = new();

        public Metrics()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "MigrationKit")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public IEnumerable<double> Of(string name) => _all.Where(entry => entry.Name == name).Select(static entry => entry.Value);

        public IEnumerable<string> Texts() => _all.SelectMany(static entry => entry.Tags.Split('\n'));

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _all.Enqueue((instrument.Name, value, string.Join('\n', tags.ToArray().Select(static tag => $"{tag.Value}"))));
    }
}
