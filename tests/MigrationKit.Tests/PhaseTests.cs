using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>What old code does not survive waits.</summary>
internal sealed class PhaseTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int, name text);");

    private static readonly (string Id, string Sql) FullName = ("2_full_name",
        """
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD COLUMN full_name text;
        -- migrationkit:step transactional phase=contract hazards=data-loss
        ALTER TABLE public.users DROP COLUMN name;
        """);

    private static readonly (string Id, string Sql) Orders = ("3_orders", "CREATE TABLE public.orders (id int);");

    private static readonly (string Id, string Sql) Email = ("4_email", "ALTER TABLE public.users ADD COLUMN email text;");

    [Test]
    public async Task Contract_steps_wait_and_the_migration_is_not_in_the_history_yet()
    {
        await ApplyAsync(Sets.Of(Users));

        var report = await ExpandAsync(Users, FullName);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,full_name"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 2 2_full_name" }));
        Assert.That(report.Applied.Select(static x => (x.Id, x.StepCount, x.WaitingStepCount)), Is.EqualTo(new[] { ("2_full_name", 1, 1) }));
        Assert.That(Log.Text, Does.Contain("6123: Expanded 2_full_name of the model shop: 1 step(s)"));
    }

    [Test]
    public async Task A_run_of_all_phases_ends_what_was_expanded_in_the_state_of_a_run_in_one_go()
    {
        var set = Sets.Of(Users, FullName, Orders);
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName, Orders);

        var report = await ApplyAsync(set);

        Assert.That(report.Applied.Select(static x => (x.Id, x.StepCount)), Is.EqualTo(new[] { ("2_full_name", 1), ("3_orders", 0) }));
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,full_name"));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.Empty);
        var status = (await MigratorOf(set).GetStatusAsync()).Models[0];
        Assert.That((status.State, status.Fault), Is.EqualTo((ModelState.UpToDate, (string?)null)));
        var rows = await ChainAsync();
        await using var other = await SharedServer.CreateDatabaseAsync();
        await new Migrator(other.ConnectionString, [set]).ApplyAsync();
        await using var command = other.DataSource.CreateCommand(ChainQuery);
        Assert.That(string.Join('\n', rows), Is.EqualTo(await command.ExecuteScalarAsync()));
    }

    [Test]
    public async Task An_old_version_that_starts_after_contract_steps_is_told_what_they_took_away()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName, Orders);
        await ApplyAsync(Sets.Of(Users));
        Assert.That(Log.Text, Does.Not.Contain("6129"), "its shape is there");
        await ApplyAsync(Sets.Of(Users, FullName, Orders));

        var report = await ApplyAsync(Sets.Of(Users));

        Assert.That(report.Models.Single().IsAhead, Is.True);
        Assert.That(Log.Text, Does.Contain(
            "Warning 6129: This version may not work with the database: of the model shop it knows the migrations up to 1_users, and later ones have taken away or tightened what code "
                + "before them may use: 2_full_name (ALTER TABLE public.users DROP COLUMN name). If its queries fail, start a version that knows 3_orders."));
    }

    [Test]
    public async Task Who_knows_the_migration_is_not_told_and_who_may_not_read_it_starts_all_the_same()
    {
        await ApplyAsync(Sets.Of(Users, FullName, Orders));
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}; GRANT SELECT ON migrationkit.history TO {role.Name}");

        await ApplyAsync(Sets.Of(Users, FullName));
        await new Migrator(role.ConnectionString, [Sets.Of(Users)], loggerFactory: Log).ApplyAsync();

        Assert.That(Log.Text, Does.Not.Contain("6129"));
        Assert.That(await ListAsync("SELECT statements FROM migrationkit.contracted"), Is.EqualTo(new[] { "ALTER TABLE public.users DROP COLUMN name" }));
    }

    [Test]
    public async Task A_restart_finds_nothing_to_do_in_one_round_trip()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName, Orders);
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        var report = await ExpandAsync(Users, FullName, Orders);

        Assert.That((report.IsUpToDate, batches), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task An_old_replica_starts_quietly_in_either_phase()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName, Orders);

        var all = await ApplyAsync(Sets.Of(Users));
        var expand = await ExpandAsync(Users);
        var between = await ExpandAsync(Users, FullName);

        Assert.That(new[] { all, expand, between }.Select(static report => report.IsUpToDate), Is.All.True);
        Assert.That((all.Models[0].IsAhead, expand.Models[0].IsAhead, between.Models[0].IsAhead), Is.EqualTo((false, true, true)));
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,full_name"));
    }

    [Test]
    public async Task A_replica_between_the_versions_ends_what_it_knows_if_it_runs_all_phases()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName, Orders);

        await ApplyAsync(Sets.Of(Users, FullName));

        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 2_full_name" }));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 3 3_orders" }));
        Assert.That((await ExpandAsync(Users, FullName, Orders)).IsUpToDate, Is.True);
        await ApplyAsync(Sets.Of(Users, FullName, Orders));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_migration_without_contract_steps_is_in_the_history_at_once()
    {
        await ApplyAsync(Sets.Of(Users));

        await ExpandAsync(Users, Orders);

        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 3_orders" }));
    }

    [Test]
    public async Task A_later_migration_about_the_same_table_is_refused_and_what_comes_before_is_done()
    {
        await ApplyAsync(Sets.Of(Users));
        (string, string)[] four = [Users, FullName, Orders, Email];

        var failure = await FailureOfAsync(Expanding(four));
        var again = await FailureOfAsync(Expanding(four));

        Assert.That(failure.Message, Is.EqualTo(
            "MK6021: The migration 4_email cannot be expanded: its step 1 (line 1 of up.sql) comes after step 2 of 2_full_name, which waits "
                + "because code of an older version does not survive it, and both are about users. What comes before 4_email is done. When "
                + "no process of an older version runs any more: dotnet migrationkit database contract. Then start again."));
        Assert.That(again.Message, Is.EqualTo(failure.Message));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 2 2_full_name", "shop 3 3_orders" }));
        await ApplyAsync(Sets.Of(Users, FullName, Orders));
        await ExpandAsync(four);
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,full_name,email"));
    }

    [Test]
    public async Task A_migration_whose_additions_need_its_removals_is_refused_as_a_whole()
    {
        await ApplyAsync(Sets.Of(Users));
        var retyped = ("2_retyped",
            """
            -- migrationkit:step transactional phase=contract
            ALTER TABLE public.users DROP COLUMN name;
            -- migrationkit:step transactional
            ALTER TABLE public.users ADD COLUMN name int;
            """);

        var failure = await FailureOfAsync(Expanding(Users, retyped));

        Assert.That(failure.NextStep, Does.StartWith("Apply this migration as a whole, with Phase=All; or make two of it"));
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name"));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.Empty);
    }

    [Test]
    public async Task A_step_that_the_new_version_needs_and_the_old_one_does_not_survive_neither_runs_nor_waits()
    {
        await ApplyAsync(Sets.Of(Users));
        var renamed = ("3_renamed", "-- migrationkit:step transactional phase=cutover\nALTER TABLE public.users RENAME COLUMN name TO nick;");

        var failure = await FailureOfAsync(Expanding(Users, ("2_age", "ALTER TABLE public.users ADD COLUMN age int;"), renamed));

        Assert.That(failure.Message, Is.EqualTo(
            "MK6023: The migration 3_renamed cannot be expanded: code of the version before does not survive its step 1 (line 1 of up.sql), and code of "
                + "this version needs it. What comes before 3_renamed is done. Stop the old version and apply this migration as a whole, with Phase=All or "
                + "Contract=WhenUnused; or make two releases of it, as docs/codes/MK6023.md shows. If old code does survive the step, take phase=cutover out "
                + "of its marker; if new code does not need it, write phase=contract there. Then: dotnet migrationkit migrations rehash."));
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,age"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 2_age" }));
        Assert.That((await ApplyAsync(Sets.Of(Users, ("2_age", "ALTER TABLE public.users ADD COLUMN age int;"), renamed))).Applied.Single().Id, Is.EqualTo("3_renamed"));
    }

    [Test]
    public async Task A_database_without_a_history_gets_everything_for_no_code_knows_an_older_shape()
    {
        await ExpandAsync(Users, FullName, Email);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,full_name,email"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(3));
        Assert.That(await ListAsync("SELECT migration_id FROM migrationkit.steps WHERE state <> 'done'"), Is.Empty);
    }

    [Test]
    public async Task A_first_run_that_was_interrupted_is_still_a_first_run()
    {
        var broken = ("4_email", "ALTER TABLE public.users ADD COLUMN email nosuchtype;");
        Assert.That((await FailureOfAsync(Expanding(Users, FullName, broken))).Code, Is.EqualTo("MK6010"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
        (string, string)[] five = [Users, FullName, Email, ("5_drop", "-- migrationkit:step transactional phase=contract\nALTER TABLE public.users DROP COLUMN id;")];

        await ExpandAsync(five);

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(3));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 4 5_drop" }), "what came after the first run waits");
    }

    [Test]
    public async Task Another_branch_is_refused_by_what_is_expanded_too()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName);

        var failure = await FailureOfAsync(Sets.Of(Users, Email));

        Assert.That(failure.Message, Does.StartWith("MK6006: The database and this assembly went different ways").And.Contain("2_full_name"));
    }

    [Test]
    public async Task An_edited_row_of_what_is_expanded_is_noticed()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName);
        await Database.ExecuteAsync("UPDATE migrationkit.expanded SET to_fingerprint = 'x'");

        Assert.That((await FailureOfAsync(Expanding(Users, FullName, Orders))).Code, Is.EqualTo("MK6015"));
    }

    [Test]
    public async Task A_history_of_before_there_were_phases_goes_on()
    {
        await ApplyAsync(Sets.Of(Users));
        await Database.ExecuteAsync("DROP TABLE migrationkit.expanded");

        Assert.That((await ExpandAsync(Users)).IsUpToDate, Is.True);
        await ExpandAsync(Users, FullName);

        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 2 2_full_name" }));
    }

    [Test]
    public async Task The_status_says_what_is_expanded()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName);

        var all = (await MigratorOf(Sets.Of(Users, FullName)).GetStatusAsync()).Models[0];
        var expand = (await Expanding(Users, FullName).GetStatusAsync()).Models[0];

        Assert.That((all.State, string.Join(' ', all.Pending), string.Join(' ', all.Expanded)), Is.EqualTo((ModelState.Pending, "2_full_name", "2_full_name")));
        Assert.That((expand.State, expand.Pending.Count, string.Join(' ', expand.Expanded)), Is.EqualTo((ModelState.UpToDate, 0, "2_full_name")));
        Assert.That(all.Recorded.Select(static row => row.Id), Is.EqualTo(new[] { "1_users" }));
    }

    [Test]
    public async Task Verifying_is_content_with_what_is_expanded_if_that_is_its_phase()
    {
        await ApplyAsync(Sets.Of(Users));
        await ExpandAsync(Users, FullName);
        var set = Sets.Of(Users, FullName);

        var expand = await MigratorWith(
            static options => (options.Mode, options.Phase) = (MigrationMode.VerifyOnly, MigrationPhase.Expand), set).ApplyAsync();
        var all = await FailureOfAsync(MigratorWith(static options => options.Mode = MigrationMode.VerifyOnly, set));

        Assert.That((expand.IsUpToDate, all.Code), Is.EqualTo((true, "MK6020")));
    }

    private Migrator Expanding(params (string, string)[] migrations) =>
        MigratorWith(static options => options.Phase = MigrationPhase.Expand, Sets.Of(migrations));

    private Task<MigrationReport> ExpandAsync(params (string, string)[] migrations) => Expanding(migrations).ApplyAsync();

    private Task<string> ColumnsAsync() => ScalarAsync<string>(
        "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'users'");

    private const string ChainQuery =
        "SELECT string_agg(format('%s %s %s %s', model, ordinal, migration_id, chain), E'\\n' ORDER BY ordinal) FROM migrationkit.history";

    private Task<List<string>> ChainAsync() => ListAsync(ChainQuery);
}
