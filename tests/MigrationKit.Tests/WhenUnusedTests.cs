using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>Contract steps that run by themselves at a start.</summary>
internal sealed class WhenUnusedTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int, name text, age int);");

    private static readonly (string Id, string Sql) NoName = ("2_no_name", Dropping("name"));

    private static readonly (string Id, string Sql) NoAge = ("3_no_age", Dropping("age"));

    private static readonly (string Id, string Sql) Email = ("4_email", "ALTER TABLE public.users ADD COLUMN email text;");

    [Test]
    public async Task They_wait_for_a_process_of_an_older_version_and_for_no_other()
    {
        await PrepareAsync(Users);
        await RunningAsync("1_users");

        await StartAsync(Users, NoName);
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,age"));

        await RunningAsync("2_no_name", "y");
        await EndedAsync("x");
        var report = await StartAsync(Users, NoName);

        Assert.That(report.Applied.Select(static x => (x.Id, x.StepCount, x.WaitingStepCount)), Is.EqualTo(new[] { ("2_no_name", 1, 0) }));
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,age"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 2_no_name" }));
    }

    [Test]
    public async Task Those_of_a_migration_that_all_know_run_while_later_ones_wait()
    {
        await PrepareAsync(Users);
        await RunningAsync("1_users");
        await StartAsync(Users, NoName);
        await RunningAsync("2_no_name", "y");
        await StartAsync(Users, NoName, NoAge);
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,age"));

        await EndedAsync("x");
        await StartAsync(Users, NoName, NoAge);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,age"));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 3 3_no_age" }));
        await EndedAsync("y");
        await StartAsync(Users, NoName, NoAge);
        Assert.That(await ColumnsAsync(), Is.EqualTo("id"));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.Empty);
    }

    [Test]
    public async Task What_waits_runs_before_a_later_migration_that_would_be_refused_for_it()
    {
        await PrepareAsync(Users);
        await RunningAsync("1_users");
        await StartAsync(Users, NoName);
        await EndedAsync("x");
        await RunningAsync("2_no_name", "y");

        await StartAsync(Users, NoName, Email);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,age,email"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_migration_runs_as_a_whole_where_the_old_version_has_been_stopped_before()
    {
        await PrepareAsync(Users);
        await RunningAsync("1_users");
        await EndedAsync("x");

        await StartAsync(Users, NoName, Email);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,age,email"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_no_two_versions_share_runs_once_the_old_one_is_gone()
    {
        var renamed = ("2_renamed", "-- migrationkit:step transactional phase=cutover\nALTER TABLE public.users RENAME COLUMN name TO nick;");
        await PrepareAsync(Users);
        await RunningAsync("1_users");
        Assert.That((await FailureOfAsync(Starting(MigrationMode.ApplyPending, Users, renamed))).Code, Is.EqualTo("MK6023"));
        Assert.That(Log.Text, Does.Match("Information 6126: Contract steps of 2_renamed of the model shop wait for 1 process\\(es\\) that run: .* with 1_users as its last migration"));

        await EndedAsync("x");
        await StartAsync(Users, renamed);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,nick,age"));
    }

    [Test]
    public async Task Nobody_who_has_said_that_he_runs_may_be_somebody_who_never_does()
    {
        await PrepareAsync(Users);

        await StartAsync(Users, NoName);
        await RunningAsync("2_no_name");
        await StartAsync(Users, NoName);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,age"));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 2 2_no_name" }));
    }

    [Test]
    public async Task A_process_of_another_branch_is_waited_for()
    {
        await PrepareAsync(Users);
        await RunningAsync("1_users");
        await EndedAsync("x");
        await RunningAsync("9_elsewhere", "y");

        await StartAsync(Users, NoName);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,age"));
    }

    [Test]
    public async Task An_older_version_that_is_started_in_the_middle_stops_what_has_not_begun()
    {
        await PrepareAsync(Users);
        await RunningAsync("1_users");
        await EndedAsync("x");
        var slow = ("2_slow", "SELECT pg_sleep(1.5);");
        var starting = StartAsync(Users, slow, ("3_no_name", NoName.Sql));
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid())");
        await RunningAsync("1_users", "y");

        await starting;

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,age"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 2_slow" }));
        Assert.That(await HistoryAsync("migrationkit", "expanded"), Is.EqualTo(new[] { "shop 3 3_no_name" }));
    }

    [Test]
    public async Task Who_only_verifies_is_content_with_what_is_expanded()
    {
        await PrepareAsync(Users);
        await RunningAsync("1_users");
        await StartAsync(Users, NoName);
        await EndedAsync("x");

        var report = await StartAsync(MigrationMode.VerifyOnly, Users, NoName);

        Assert.That((report.IsUpToDate, await ColumnsAsync()), Is.EqualTo((true, "id,name,age")));
    }

    [Test]
    public async Task Where_nothing_waits_a_start_is_still_one_round_trip()
    {
        await PrepareAsync(Users, NoName);
        await RunningAsync("2_no_name");
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        var report = await StartAsync(Users, NoName);

        Assert.That((report.IsUpToDate, batches), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task A_first_run_is_a_first_run()
    {
        await StartAsync(Users, NoName);

        Assert.That(await ColumnsAsync(), Is.EqualTo("id,age"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_table_of_another_role_is_not_trusted()
    {
        await ApplyAsync(Sets.Of(Users));
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT USAGE, CREATE ON SCHEMA migrationkit TO {role.Name}; SET ROLE {role.Name}; CREATE VIEW migrationkit.instances AS SELECT 1 AS model; RESET ROLE");

        var failure = await FailureOfAsync(Starting(MigrationMode.ApplyPending, Users, NoName));

        Assert.That(failure.Code, Is.EqualTo("MK6011"));
        Assert.That(await ColumnsAsync(), Is.EqualTo("id,name,age"));
    }

    private static string Dropping(string column) => $"-- migrationkit:step transactional phase=contract\nALTER TABLE public.users DROP COLUMN {column};";

    private Task<MigrationReport> PrepareAsync(params (string, string)[] migrations) =>
        MigratorWith(static options => options.Phase = MigrationPhase.Expand, Sets.Of(migrations)).ApplyAsync();

    private Migrator Starting(MigrationMode mode, params (string, string)[] migrations) => MigratorWith(
        options => (options.Phase, options.Contract, options.Mode) = (MigrationPhase.Expand, ContractMode.WhenUnused, mode), Sets.Of(migrations));

    private Task<MigrationReport> StartAsync(params (string, string)[] migrations) => StartAsync(MigrationMode.ApplyPending, migrations);

    private Task<MigrationReport> StartAsync(MigrationMode mode, params (string, string)[] migrations) => Starting(mode, migrations).ApplyAsync();

    private Task RunningAsync(string last, string instance = "x") => Database.ExecuteAsync(
        "INSERT INTO migrationkit.instances (model, instance, migration_id, fingerprint, application, host, process_id, expires_at, tool_version) "
        + $"VALUES ('shop', '{instance}', '{last}', '{Sets.After(last)}', 'Shop', 'web-1', 7, now() + interval '1 hour', '0.1.0')");

    private Task EndedAsync(string instance) => Database.ExecuteAsync($"UPDATE migrationkit.instances SET ended_at = now() WHERE instance = '{instance}'");

    private Task<string> ColumnsAsync() => ScalarAsync<string>(
        "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'users'");
}
