using MigrationKit.Chaos.Tests.Support;
using MigrationKit.Testing;

namespace MigrationKit.Chaos.Tests;

/// <summary>
/// The server is restarted at every answer that a plan gets, and in a soak at every message that it sends. All plans are at the same point
/// of their own when it happens, so that one restart does for all of them.
/// </summary>
internal sealed class ServerRestartTests
{
    [TestCase(ShutdownMode.Fast)]
    [TestCase(ShutdownMode.Immediate)]
    public async Task A_server_that_is_restarted_is_waited_for(ShutdownMode mode)
    {
        await using var server = await PostgresServer.StartAsync();
        var disturbances = new List<Disturbance>();
        foreach (var plan in Plans.Plans.For(server.ServerVersion))
        {
            disturbances.Add(await Disturbance.PrepareAsync(server, plan));
        }

        var (restarts, cuts, recovered) = (0, 0, 0);
        foreach (var point in PointsOf(disturbances))
        {
            var results = await DisturbAsync(server, mode, disturbances, point);
            restarts++;
            cuts += results.Count(static starts => starts > 0);
            recovered += results.Count(static starts => starts == 1);
        }

        foreach (var disturbance in disturbances)
        {
            await disturbance.DisposeAsync();
        }

        await TestContext.Out.WriteLineAsync(
            $"{mode}: {restarts} restarts met {cuts} runs, {recovered} of which recovered in the same process");
        Assert.That(cuts, Is.GreaterThan(50));
    }

    private static IEnumerable<CutPoint> PointsOf(List<Disturbance> disturbances)
    {
        var points = disturbances.SelectMany(static disturbance => disturbance.Points).Distinct();
        return Soak.IsOn ? points : points.Where(static point => point.FromServer);
    }

    /// <summary>How many starts each plan took; 0 for one that is shorter than that.</summary>
    private static async Task<int[]> DisturbAsync(PostgresServer server, ShutdownMode mode, List<Disturbance> disturbances, CutPoint point)
    {
        var met = disturbances.FindAll(disturbance => disturbance.Points.Contains(point));
        var rendezvous = new Rendezvous(met.Count, () => server.RestartAsync(mode));
        return await Task.WhenAll(met.Select(async disturbance =>
        {
            await using var database = await disturbance.CreateDatabaseAsync();
            var party = rendezvous.Join();
            await using var proxy = new FaultyProxy(database.ConnectionString, point) { AtCut = party.ArriveAsync };
            var starts = await disturbance.ApplyAsync(proxy, database);
            // It may have taken fewer messages this time, or have ended with one that nobody answers; the restart is not to meet what comes after the run.
            await party.ArriveAsync();

            await disturbance.AssertConvergedAsync(database, point);
            return proxy.HasCut ? starts : 0;
        }));
    }
}
