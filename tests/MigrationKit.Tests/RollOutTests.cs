using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>Two versions of an application at once, as real processes whose users go on meanwhile.</summary>
internal sealed class RollOutTests : DatabaseTest
{
    private const string Old = "1_users,2_people";

    private const string New = "1_users,2_people,3_no_name";

    private const string IsContracted =
        "SELECT EXISTS (SELECT FROM migrationkit.history WHERE migration_id = '3_no_name') AND NOT EXISTS (SELECT FROM migrationkit.expanded)";

    private readonly List<Replica> _replicas = [];

    [TearDown]
    public void EndAll()
    {
        _replicas.ForEach(static replica => replica.Dispose());
        _replicas.Clear();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Contract_steps_run_once_when_the_last_old_replica_is_gone(bool isKilled)
    {
        var old = new[] { await StartAsync("old 1", Old, "name"), await StartAsync("old 2", Old, "name") };
        var replicas = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => StartAsync($"new {number}", New, "full_name")));
        await old[0].StopAsync();
        await Task.Delay(4000);
        Assert.That(await ScalarAsync<bool>(IsContracted), Is.False, "The second one needs the old shape.");
        Assert.That(old[1].Output, Does.Not.Contain("unserved"));

        if (isKilled)
        {
            old[1].Kill();
        }
        else
        {
            await old[1].StopAsync();
        }

        await UntilAsync(IsContracted);
        await AssertOnceAsync();
        await Task.WhenAll(replicas.Select(static replica => replica.StopAsync()));
    }

    [Test]
    public async Task The_replica_that_runs_them_is_killed_and_another_one_goes_on()
    {
        var old = await StartAsync("old", Old, "name");
        var replicas = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => StartAsync($"new {number}", New, "full_name")));
        await old.StopAsync();
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid())");
        var leader = await ScalarAsync<string>(
            """
            SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() LIMIT 1
            """);
        var victim = replicas.Single(replica => replica.Name == leader);

        victim.Kill();

        await UntilAsync(IsContracted);
        await AssertOnceAsync();
        await Task.WhenAll(replicas.Where(replica => replica != victim).Select(static replica => replica.StopAsync()));
    }

    [Test]
    public async Task An_old_replica_that_is_started_again_during_the_roll_out_is_served_to_its_end()
    {
        var first = await StartAsync("old 1", Old, "name");
        var replica = await StartAsync("new 1", New, "full_name");
        var second = await StartAsync("old 2", Old, "name");
        await first.StopAsync();
        await Task.Delay(4000);
        Assert.That(await ScalarAsync<bool>(IsContracted), Is.False);

        await second.StopAsync();

        await UntilAsync(IsContracted);
        await AssertOnceAsync();
        await replica.StopAsync();
    }

    private async Task<Replica> StartAsync(string name, string scripts, string column)
    {
        var replica = await Replica.StartAsync(name, Database.ConnectionString, scripts, column);
        lock (_replicas)
        {
            _replicas.Add(replica);
        }

        return replica;
    }

    private async Task AssertOnceAsync()
    {
        Assert.That(
            await ListAsync("SELECT what FROM public.once"), Is.EqualTo(new[] { "transactional", "without a transaction", "the last" }));
        Assert.That(await ScalarAsync<bool>("SELECT bool_and(state = 'done') AND count(*) = 6 FROM migrationkit.steps"), Is.True);
    }
}
