using MigrationKit.Execution;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>CREATE and DROP INDEX CONCURRENTLY, which an interruption leaves half done.</summary>
internal sealed class ConcurrentIndexTests : DatabaseTest
{
    private static readonly (string, string) Table =
        ("1_table", "CREATE TABLE public.\"Users\" (email text);\nINSERT INTO public.\"Users\" VALUES ('a'), ('a');");

    private static readonly (string, string) Unique =
        ("2_index", "-- migrationkit:step no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"Ix\" ON "
            + "public.\"Users\" (email);");

    [Test]
    public async Task An_invalid_leftover_is_dropped_and_built_again()
    {
        var failure = await FailureOfAsync(Sets.Of(Table, Unique));
        Assert.That(failure.Message, Does.Contain("23505").And.Contain("Key (email)=(a) is duplicated"));
        Assert.That(await IsValidAsync(), Is.False);

        await Database.ExecuteAsync("DELETE FROM public.\"Users\" WHERE ctid = '(0,1)'");
        await ApplyAsync(Sets.Of(Table, Unique));

        Assert.That(await IsValidAsync(), Is.True);
        Assert.That(Log.Text, Does.Contain("The index public.\"Ix\" was left invalid by an interrupted build"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_index_that_was_finished_but_not_recorded_is_not_built_again()
    {
        var create = ("2_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY \"Ix\" ON public.\"Users\" (email);");
        await ApplyAsync(Sets.Of(Table));
        await StartedAsync(create);
        await Database.ExecuteAsync("CREATE INDEX \"Ix\" ON public.\"Users\" (email)");
        var before = await ScalarAsync<uint>("SELECT '\"Ix\"'::regclass::oid");

        await ApplyAsync(Sets.Of(Table, create));

        Assert.That(await ScalarAsync<uint>("SELECT '\"Ix\"'::regclass::oid"), Is.EqualTo(before));
        Assert.That(Log.Text, Does.Contain("Already done before the interruption"));
    }

    [Test]
    public async Task An_index_of_somebody_else_is_not_taken_for_ours()
    {
        await ApplyAsync(Sets.Of(Table));
        await Database.ExecuteAsync("CREATE INDEX \"Ix\" ON public.\"Users\" (email)");

        var failure = await FailureOfAsync(Sets.Of(
            Table, ("2_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY \"Ix\" ON public.\"Users\" (email);")));

        Assert.That(failure.Message, Does.Contain("42P07: relation \"Ix\" already exists"));
    }

    [Test]
    public async Task An_index_that_was_dropped_but_not_recorded_is_not_missed()
    {
        var drop = ("2_drop", "-- migrationkit:step no-transaction\nDROP INDEX CONCURRENTLY public.\"Ix\";");
        await ApplyAsync(Sets.Of(Table));
        await StartedAsync(drop);

        await ApplyAsync(Sets.Of(Table, drop));

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_index_that_is_not_there_to_drop_is_an_error_at_first()
    {
        var failure = await FailureOfAsync(Sets.Of(Table, ("2_drop", "-- migrationkit:step no-transaction\nDROP INDEX "
            + "CONCURRENTLY public.nope;")));

        Assert.That(failure.Message, Does.Contain("42704: index \"nope\" does not exist"));
    }

    [Test]
    public async Task A_terminated_build_is_repaired()
    {
        var create = ("2_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY \"Ix\" ON public.\"Users\" (email);");
        await ApplyAsync(Sets.Of(Table));
        await using var reader = await OpenSessionAsync("long reader");
        await ExecuteAsync(reader, "BEGIN; INSERT INTO public.\"Users\" VALUES ('z')");
        var failure = FailureOfAsync(Sets.Of(Table, create));
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_index WHERE NOT indisvalid)");
        await Database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE "
                + "INDEX CONC%'");
        Assert.That((await failure).Code, Is.EqualTo("MK6002"));
        await ExecuteAsync(reader, "ROLLBACK");

        await ApplyAsync(Sets.Of(Table, create));

        Assert.That(await IsValidAsync(), Is.True);
    }

    [Test]
    public async Task What_a_terminated_reindex_left_beside_the_index_is_cleared_away()
    {
        var reindex = ("2_reindex", "-- migrationkit:step no-transaction\nREINDEX INDEX CONCURRENTLY public.\"Ix\";");
        var set = Sets.Of((Table.Item1, Table.Item2 + "\nCREATE INDEX \"Ix\" ON public.\"Users\" (email);"), reindex);
        await ApplyAsync(set.UpTo(set.Migrations[0]));
        await TerminateAsync(set, "REINDEX%", "SELECT EXISTS (SELECT FROM pg_class WHERE relname = 'Ix_ccnew')");
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), Is.EqualTo(1));

        await ApplyAsync(set);

        Assert.That(Log.Text, Does.Contain("Information 6111: The index public.\"Ix_ccnew\" was left invalid"));
        Assert.That(await ListAsync("SELECT relname FROM pg_class WHERE relkind = 'i' AND relname LIKE 'Ix%'"), Is.EqualTo(new[] { "Ix" }));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_partition_whose_detaching_was_terminated_is_detached_to_the_end()
    {
        if (await ScalarAsync<int>("SELECT current_setting('server_version_num')::int") < 140000)
        {
            Assert.Ignore("DETACH CONCURRENTLY came with 14.");
        }

        var set = Sets.Of(
            (Table.Item1, Table.Item2 + "\nCREATE TABLE public.part (a int) PARTITION BY LIST (a); CREATE TABLE public.\"Part 1\" PARTITION OF public.part FOR VALUES IN (1);"),
            ("2_detach", "-- migrationkit:step no-transaction\nALTER TABLE public.part DETACH PARTITION public.\"Part 1\" CONCURRENTLY;"));
        await ApplyAsync(set.UpTo(set.Migrations[0]));
        await TerminateAsync(set, "ALTER TABLE%", "SELECT EXISTS (SELECT FROM pg_inherits WHERE inhdetachpending)", "SELECT * FROM public.part");

        await ApplyAsync(set);

        Assert.That(Log.Text, Does.Contain("Information 6117: Finishing what was interrupted: ALTER TABLE public.part DETACH PARTITION public.\"Part 1\" FINALIZE"));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhparent = 'public.part'::regclass"), Is.Zero);
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [TestCase("CREATE INDEX CONCURRENTLY ix ON t (a)", "create ix on t (a)")]
    [TestCase("create unique index /* x */ concurrently if not exists \"I x\" on only S.\"T\" (a)", "create I x on s.\"T\" (a)")]
    [TestCase("DROP INDEX CONCURRENTLY IF EXISTS s.ix", "drop s.ix")]
    [TestCase("ALTER TABLE s.p DETACH PARTITION \"P 1\" CONCURRENTLY", "detach \"P 1\" of s.p")]
    [TestCase("ALTER TABLE s.p DETACH PARTITION p1", null)]
    [TestCase("REINDEX INDEX CONCURRENTLY s.ix", "reindex s.ix")]
    [TestCase("REINDEX (VERBOSE, CONCURRENTLY) TABLE s.t", "reindex s.t")]
    [TestCase("REINDEX SCHEMA CONCURRENTLY s", null)]
    [TestCase("CREATE INDEX CONCURRENTLY ON t (a)", null)]
    [TestCase("CREATE INDEX ix ON t (a)", null)]
    [TestCase("DROP INDEX ix", null)]
    [TestCase("SELECT 'CREATE INDEX CONCURRENTLY ix ON t'", null)]
    [TestCase("CREATE INDEX CONCURRENTLY", null)]
    [TestCase("", null)]
    public void Statements_are_recognised_by_their_tokens(string sql, string? expected)
    {
        var text = ConcurrentStatement.TryParse(sql) switch
        {
            ConcurrentStatement.CreateIndex create => $"create {create.Name} on {create.Table} {create.Definition}",
            ConcurrentStatement.DropIndex drop => $"drop {drop.Index}",
            ConcurrentStatement.DetachPartition detach => $"detach {detach.Partition} of {detach.Parent}",
            ConcurrentStatement.Reindex reindex => $"reindex {reindex.Relation}",
            _ => null,
        };
        Assert.That(text, Is.EqualTo(expected));
    }

    /// <summary>Ends a run in its statement, which waits for a transaction that began before.</summary>
    private async Task TerminateAsync(MigrationSet set, string query, string isHalfDone, string reading = "INSERT INTO public.\"Users\" VALUES ('z')")
    {
        await using var reader = await OpenSessionAsync("long reader");
        await ExecuteAsync(reader, "BEGIN; " + reading);
        var failure = FailureOfAsync(set);
        await UntilAsync(isHalfDone);
        await Database.ExecuteAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'MigrationKit' AND query LIKE '{query}'");
        Assert.That((await failure).Code, Is.EqualTo("MK6002"));
        await ExecuteAsync(reader, "ROLLBACK");
    }

    private Task<bool> IsValidAsync() => ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = '\"Ix\"'::regclass");

    /// <summary>As a process leaves it that dies between the statement and its record.</summary>
    private Task StartedAsync((string Id, string Sql) migration) => Database.ExecuteAsync(
        $"INSERT INTO migrationkit.steps (model, migration_id, step, state, checksum, statements_done) VALUES ('shop', "
            + $"'{migration.Id}', 1, 'started', 'x', 0)");
}
