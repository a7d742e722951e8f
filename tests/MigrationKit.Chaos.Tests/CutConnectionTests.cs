using MigrationKit.Chaos.Tests.Plans;
using MigrationKit.Chaos.Tests.Support;

namespace MigrationKit.Chaos.Tests;

/// <summary>The connection ends at every message of every plan, one after the other.</summary>
internal sealed class CutConnectionTests
{
    private static readonly string[] Names = [.. Plans.Plans.For(new Version(99, 0)).Select(static plan => plan.Name)];

    [TestCaseSource(nameof(Names))]
    public Task A_process_that_is_killed_is_started_again(string plan) => TryEveryPointAsync(plan, staysDown: true, resets: false);

    [TestCaseSource(nameof(Names))]
    public Task A_connection_that_is_reset_is_opened_again(string plan) => TryEveryPointAsync(plan, staysDown: false, resets: true);

    private static async Task TryEveryPointAsync(string name, bool staysDown, bool resets)
    {
        var server = await SharedServer.Instance;
        var plan = Plans.Plans.For(server.ServerVersion).SingleOrDefault(plan => plan.Name == name);
        if (plan is null)
        {
            Assert.Ignore($"PostgreSQL {server.ServerVersion} cannot do this.");
        }

        await using var disturbance = await Disturbance.PrepareAsync(server, plan!);
        var starts = new int[4];
        var cuts = 0;
        await Parallel.ForEachAsync(disturbance.Points, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (point, _) =>
        {
            await using var database = await disturbance.CreateDatabaseAsync();
            await using var proxy = new FaultyProxy(database.ConnectionString, point) { StaysDown = staysDown, Resets = resets };
            Interlocked.Increment(ref starts[await disturbance.ApplyAsync(proxy, database)]);
            await disturbance.AssertConvergedAsync(database, point);
            Interlocked.Add(ref cuts, proxy.HasCut ? 1 : 0);
        });

        await TestContext.Out.WriteLineAsync(
            $"{plan}: {cuts} cuts, {starts[1]} recovered in the same process, {starts[2]} and {starts[3]} with a second and third start");
        Assert.That(cuts, Is.GreaterThan(20));
    }
}
