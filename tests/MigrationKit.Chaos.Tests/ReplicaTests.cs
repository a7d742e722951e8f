using MigrationKit.Chaos.Tests.Support;
using MigrationKit.Testing;

namespace MigrationKit.Chaos.Tests;

/// <summary>Real processes that start together, as the replicas of an application do.</summary>
internal sealed class ReplicaTests
{
    private static readonly Random Random = new(20261120);

    [TestCase(2, "several migrations")]
    [TestCase(4, "concurrent index")]
    [TestCase(4, "expand")]
    [TestCase(4, "contract")]
    [TestCase(10, "slow")]
    [TestCase(4, "slow data")]
    public async Task All_end_well_and_each_migration_is_applied_by_one_of_them(int count, string plan)
    {
        await using var disturbance = await Disturbance.PrepareAsync(await SharedServer.Instance, Plans.Plans.Named(plan));
        await using var database = await disturbance.CreateDatabaseAsync();
        var replicas = Start(database, plan, count);

        var ends = await Task.WhenAll(replicas.Select(static replica => replica.EndAsync()));

        Assert.That(ends.Select(static end => (end.ExitCode, end.Error)), Is.All.EqualTo((0, "")));
        var pending = Plans.Plans.Named(plan).End.Migrations.Skip(Plans.Plans.Named(plan).Start.Migrations.Count).Select(static migration => migration.Id);
        Assert.That(ends.SelectMany(static end => end.Applied).Order(), Is.EqualTo(pending));
        await disturbance.AssertConvergedAsync(database, CutPoint.None);
        replicas.ForEach(static replica => replica.Dispose());
    }

    [TestCase(3, "slow")]
    [TestCase(5, "slow")]
    [TestCase(3, "slow data")]
    public async Task The_one_that_migrates_is_killed_and_another_one_goes_on(int count, string plan)
    {
        await using var disturbance = await Disturbance.PrepareAsync(await SharedServer.Instance, Plans.Plans.Named(plan));
        var rounds = Math.Max(2, Soak.Count);
        for (var round = 0; round < rounds; round++)
        {
            await using var database = await disturbance.CreateDatabaseAsync();
            var replicas = Start(database, plan, count);
            var leader = await LeaderAsync(database);
            await Task.Delay(Random.Next(900));
            var victim = replicas.Single(replica => replica.Name == leader);
            victim.Kill();

            var ends = await Task.WhenAll(replicas.Where(replica => replica != victim).Select(static replica => replica.EndAsync()));

            Assert.That(ends.Select(static end => (end.ExitCode, end.Error)), Is.All.EqualTo((0, "")));
            await disturbance.AssertConvergedAsync(database, CutPoint.None);
            replicas.ForEach(static replica => replica.Dispose());
        }

        await TestContext.Out.WriteLineAsync($":: {rounds} rounds of {count} replicas, {rounds} killed while they migrated");
    }

    private static List<Replica> Start(PostgresDatabase database, string plan, int count) =>
        [.. Enumerable.Range(1, count).Select(number => Replica.Start($"replica {number}", database.ConnectionString, plan))];

    /// <summary>The replica that has the migration lock.</summary>
    private static async Task<string> LeaderAsync(PostgresDatabase database)
    {
        for (var i = 0; i < 1200; i++)
        {
            await using var command = database.DataSource.CreateCommand(
                """
                SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() LIMIT 1
                """);
            if (await command.ExecuteScalarAsync() is string name)
            {
                return name;
            }

            await Task.Delay(20);
        }

        throw new AssertionException("No replica took the lock.");
    }
}
