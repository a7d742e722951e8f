using MigrationKit.Execution;
using MigrationKit.Internal;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>Contract steps wait for processes that need the old shape.</summary>
internal sealed class InstanceTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int, name text);");

    private static readonly (string Id, string Sql) NoName = ("2_no_name",
        "-- migrationkit:step transactional phase=contract\nALTER TABLE public.users DROP COLUMN name;");

    private static readonly (string Id, string Sql) Orders = ("3_orders", "CREATE TABLE public.orders (id int);");

    [Test]
    public async Task Steps_wait_while_a_process_of_an_older_version_runs()
    {
        await ExpandAsync(Users, NoName);
        await RunningAsync("1_users");

        var failure = Assert.ThrowsAsync<MigrationException>(() => ContractAsync(force: false, Users, NoName))!;

        Assert.That(failure.Code, Is.EqualTo("MK6022"));
        Assert.That(failure.Problem, Does.Match(
            @"^Contract steps of 2_no_name of the model shop wait, and 1 process\(es\) run that do not know 2_no_name: Shop, process 7 on web-1, since "
                + @"[-0-9]+ [:0-9]+Z, with 1_users as its last migration\. Nothing was changed\.$"));
        Assert.That(await HasNameAsync(), Is.True);

        await ContractAsync(force: true, Users, NoName);
        Assert.That(await HasNameAsync(), Is.False);
    }

    [TestCase("1_users", "-1 second", null, TestName = "A process that was killed is not waited for")]
    [TestCase("1_users", "1 hour", "now()", TestName = "A process that has stopped is not waited for")]
    [TestCase("2_no_name", "1 hour", null, TestName = "A process of the new version is not waited for")]
    [TestCase("3_orders", "1 hour", null, TestName = "A process of a newer version is not waited for although this one does not know it")]
    public async Task Others(string last, string expiry, string? end)
    {
        await ExpandAsync(Users, NoName, Orders);
        await RunningAsync(last, expiry: expiry, end: end ?? "NULL");

        await ContractAsync(force: false, Users, NoName);

        Assert.That(await HasNameAsync(), Is.False);
    }

    [TestCase("9_elsewhere", null)]
    [TestCase("2_no_name", "another shape")]
    public async Task A_process_of_another_branch_is_waited_for(string last, string? fingerprint)
    {
        await ExpandAsync(Users, NoName);
        await RunningAsync(last, fingerprint);

        Assert.That(Assert.ThrowsAsync<MigrationException>(() => ContractAsync(force: false, Users, NoName))!.Code, Is.EqualTo("MK6022"));
    }

    [Test]
    public async Task A_process_of_another_model_is_not_waited_for()
    {
        await ExpandAsync(Users, NoName);
        await RunningAsync("1_users", model: "crm");

        await ContractAsync(force: false, Users, NoName);

        Assert.That(await HasNameAsync(), Is.False);
    }

    [Test]
    public async Task Who_could_not_be_heard_while_the_server_was_down_has_all_his_time_once_more()
    {
        await ExpandAsync(Users, NoName);
        await RunningAsync("1_users");
        await Database.ExecuteAsync(
            """
            UPDATE migrationkit.instances
            SET last_seen = pg_postmaster_start_time() - interval '1 hour', expires_at = pg_postmaster_start_time() - interval '1 second'
            """);

        Assert.That(Assert.ThrowsAsync<MigrationException>(() => ContractAsync(force: false, Users, NoName))!.Code, Is.EqualTo("MK6022"));
        await Database.ExecuteAsync("UPDATE migrationkit.instances SET last_seen = expires_at - interval '1 millisecond'");
        await ContractAsync(force: false, Users, NoName);
        Assert.That(await HasNameAsync(), Is.False);
    }

    [Test]
    public async Task What_all_know_is_done_before_the_rest_is_refused()
    {
        var noId = ("3_no_id", "-- migrationkit:step transactional phase=contract\nALTER TABLE public.users DROP COLUMN id;");
        await ExpandAsync(Users, NoName, noId);
        await RunningAsync("2_no_name");

        var failure = Assert.ThrowsAsync<MigrationException>(() => ContractAsync(force: false, Users, NoName, noId))!;

        Assert.That(failure.Problem, Does.Contain("Contract steps of 3_no_id ").And.EndsWith("What comes before is done."));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 2_no_name" }));
    }

    private async Task ExpandAsync(params (string, string)[] migrations)
    {
        await ApplyAsync(Sets.Of(Users));
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, Sets.Of(migrations)).ApplyAsync();
    }

    private Task ContractAsync(bool force, params (string, string)[] migrations) =>
        new ContractRun(new ConnectionSource(Database.ConnectionString), Sets.Of(migrations), new MigrationOptions(), Log.CreateLogger("MigrationKit"))
            .RunAsync(force, CancellationToken.None);

    private Task RunningAsync(string last, string? fingerprint = null, string model = "shop", string expiry = "1 hour", string end = "NULL") => Database.ExecuteAsync(
        "INSERT INTO migrationkit.instances (model, instance, migration_id, fingerprint, application, host, process_id, expires_at, ended_at, tool_version) "
        + $"VALUES ('{model}', 'x', '{last}', '{fingerprint ?? Sets.After(last)}', 'Shop', 'web-1', 7, now() + interval '{expiry}', {end}, '0.1.0')");

    private Task<bool> HasNameAsync() => ScalarAsync<bool>(
        "SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'name')");
}
