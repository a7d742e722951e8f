using MigrationKit.Internal;
using MigrationKit.Testing;
using MigrationKit.Tests.Support;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Tests;

/// <summary>A session that is used again is as new, but for what the server has prepared for us.</summary>
internal sealed class IdleSessionTests : DatabaseTest
{
    /// <summary>What a run may leave behind, and SQL that shows it, which is true in a new session.</summary>
    private static readonly TestCaseData[] s_leftovers =
    [
        Case("SET work_mem = '4321kB'", "current_setting('work_mem') <> '4321kB'"),
        Case("SET search_path = information_schema", "current_schema() = 'public'"),
        Case("SELECT set_config('custom.setting', 'left', false)", "coalesce(current_setting('custom.setting', true), '') = ''"),
        Case("SET ROLE pg_monitor", "current_user = session_user"),
        Case("SET SESSION AUTHORIZATION pg_monitor", "session_user <> 'pg_monitor'"),
        Case("CREATE TEMP TABLE left_over (id int)", "to_regclass('pg_temp.left_over') IS NULL"),
        Case("CREATE TEMP TABLE left_over (id int) ON COMMIT DELETE ROWS", "to_regclass('pg_temp.left_over') IS NULL"),
        Case("LISTEN left_over", "NOT EXISTS (SELECT FROM pg_listening_channels())"),
        Case("SELECT pg_advisory_lock(4711), pg_advisory_lock(4711)", "NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())"),
        Case("DECLARE left_over CURSOR WITH HOLD FOR SELECT 1", "NOT EXISTS (SELECT FROM pg_cursors WHERE is_holdable)"),
        Case("PREPARE left_over AS SELECT 1", "NOT EXISTS (SELECT FROM pg_prepared_statements WHERE from_sql)"),
        Case("DO $$ BEGIN EXECUTE 'PREPARE _p1 AS SELECT 1'; END $$", "NOT EXISTS (SELECT FROM pg_prepared_statements WHERE from_sql)"),
    ];

    [TestCaseSource(nameof(s_leftovers))]
    public async Task What_a_run_leaves_behind_is_undone(string leave, string isNew)
    {
        await using var idle = new IdleSessions();
        var source = SourceOf(idle);
        var session = await source.OpenOwnAsync(CancellationToken.None);
        Assert.That(await AskAsync(session, isNew), Is.True, "The question is wrong.");
        await ExecuteAsync(session, leave);
        Assert.That(await AskAsync(session, isNew), Is.False, "It leaves nothing behind.");

        await source.CloseOwnAsync(session, isClean: true);
        await using var next = await source.OpenOwnAsync(CancellationToken.None);

        Assert.That(next, Is.SameAs(session));
        Assert.That(await AskAsync(next, isNew), Is.True);
    }

    [Test]
    public async Task What_sequences_have_given_is_forgotten()
    {
        await Database.ExecuteAsync("CREATE SEQUENCE public.numbers");
        await using var idle = new IdleSessions();
        var source = SourceOf(idle);
        var session = await source.OpenOwnAsync(CancellationToken.None);
        await ExecuteAsync(session, "SELECT nextval('public.numbers')");

        await source.CloseOwnAsync(session, isClean: true);
        await using var next = await source.OpenOwnAsync(CancellationToken.None);

        Assert.That(next, Is.SameAs(session));
        Assert.That(() => ExecuteAsync(next, "SELECT lastval()"), Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("55000"));
    }

    [Test]
    public async Task Plans_of_ours_stay()
    {
        await using var idle = new IdleSessions();
        var source = SourceOf(idle);
        var session = await source.OpenOwnAsync(CancellationToken.None);
        Assert.That(KeptPlans.Of(session).OutliveRuns, Is.False, "Whether it comes again nobody knows.");
        await KeepAsync(session);

        await source.CloseOwnAsync(session, isClean: true);
        await using var next = await source.OpenOwnAsync(CancellationToken.None);

        Assert.That(KeptPlans.Of(next), Has.Property("OutliveRuns").True.And.Property("Count").EqualTo(1));
        Assert.That(await AskAsync(next, "count(*) = 1 FROM pg_prepared_statements"), Is.True);
        Assert.That(await RunAsync(next), Is.EqualTo(5));
        Assert.That(await AskAsync(next, "count(*) = 1 FROM pg_prepared_statements"), Is.True);
    }

    [Test]
    public async Task Plans_that_only_one_run_has_a_use_for_go_with_it()
    {
        await using var idle = new IdleSessions();
        var source = SourceOf(idle);
        var session = await source.OpenOwnAsync(CancellationToken.None);
        await KeptPlans.Of(session).KeepForThisRunAsync([Successor()], CancellationToken.None);

        await source.CloseOwnAsync(session, isClean: true);
        await using var next = await source.OpenOwnAsync(CancellationToken.None);

        Assert.That(KeptPlans.Of(next), Has.Property("Count").Zero.And.Property("HaveRunsOwn").False);
        Assert.That(await AskAsync(next, "count(*) = 0 FROM pg_prepared_statements"), Is.True);
    }

    [TestCase("DEALLOCATE ALL")]
    [TestCase("DISCARD ALL")]
    [TestCase("DEALLOCATE ALL; PREPARE _p1 (int) AS SELECT $1 * 1000")]
    [TestCase("PREPARE left_over AS SELECT 1")]
    public async Task Whoever_has_meddled_with_them_harms_nobody(string sql)
    {
        await using var idle = new IdleSessions();
        var source = SourceOf(idle);
        var session = await source.OpenOwnAsync(CancellationToken.None);
        await KeepAsync(session);
        await ExecuteAsync(session, sql);

        await source.CloseOwnAsync(session, isClean: true);
        await using var next = await source.OpenOwnAsync(CancellationToken.None);

        Assert.That(next, Is.SameAs(session));
        Assert.That(await AskAsync(next, "count(*) = 0 FROM pg_prepared_statements"), Is.True);
        Assert.That(await RunAsync(next), Is.EqualTo(5));
        await KeepAsync(next);
        Assert.That(await RunAsync(next), Is.EqualTo(5));
    }

    private static TestCaseData Case(string leave, string isNew) => new(leave, isNew);

    private ConnectionSource SourceOf(IdleSessions idle) => new(Database.ConnectionString) { IsAlone = true, Idle = idle };

    private static NpgsqlBatchCommand Successor() => Create("SELECT $1 + 1", Integer(4));

    private static Task KeepAsync(NpgsqlConnection session) => KeptPlans.Of(session).KeepAsync([Successor()], CancellationToken.None);

    private static async Task<int> RunAsync(NpgsqlConnection session) =>
        (await session.QueryAsync(Successor(), static row => row.GetInt32(0), CancellationToken.None))[0];

    private static async Task<bool> AskAsync(NpgsqlConnection session, string question) =>
        (await session.QueryAsync(Create("SELECT " + question), static row => row.GetBoolean(0), CancellationToken.None))[0];
}
