using MigrationKit.Chaos.Tests.Plans;
using MigrationKit.Testing;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Applies a plan while something goes wrong, again if need be, and compares the database with an undisturbed one.</summary>
internal sealed class Disturbance : IAsyncDisposable
{
    private const int MostStarts = 3;
    private readonly PostgresTemplate _template;

    private Disturbance(Plan plan, PostgresTemplate template) => (Plan, _template) = (plan, template);

    public Plan Plan { get; }

    /// <summary>How many messages an undisturbed run takes.</summary>
    public int Messages { get; private set; }

    /// <summary>How many answers an undisturbed run gets.</summary>
    public int Answers { get; private set; }

    /// <summary>Every point at which an undisturbed run can be cut.</summary>
    public IEnumerable<CutPoint> Points =>
    [
        .. Enumerable.Range(1, Messages).Select(static n => new CutPoint(FromServer: false, n)),
        .. Enumerable.Range(1, Answers).Select(static n => new CutPoint(FromServer: true, n)),
    ];

    private string Expected { get; set; } = "";

    private IReadOnlyList<string> Applied { get; set; } = [];

    public static async Task<Disturbance> PrepareAsync(PostgresServer server, Plan plan)
    {
        var template = await server.CreateTemplateAsync(plan.PrepareAsync);
        var disturbance = new Disturbance(plan, template);
        await using var database = await template.CreateDatabaseAsync();
        await using var proxy = new FaultyProxy(database.ConnectionString, CutPoint.None);
        disturbance.Applied = IdsOf(await plan.CreateMigrator(proxy.ConnectionString).ApplyAsync());
        (disturbance.Messages, disturbance.Answers) = (proxy.MessagesFromClient, proxy.AnswersFromServer);
        disturbance.Expected = await DatabaseState.ReadAsync(database);
        return disturbance;
    }

    public Task<PostgresDatabase> CreateDatabaseAsync() => _template.CreateDatabaseAsync();

    /// <summary>Whoever was killed is started again, but never more often than that; whoever was only cut off goes on by itself.</summary>
    /// <param name="proxy">What disturbs the first start.</param>
    /// <param name="database">The database behind it, for the later starts if the proxy stays down.</param>
    /// <returns>How many starts it took.</returns>
    public async Task<int> ApplyAsync(FaultyProxy proxy, PostgresDatabase database)
    {
        for (var start = 1; ; start++)
        {
            var connectionString = start > 1 && proxy.StaysDown ? database.ConnectionString : proxy.ConnectionString;
            try
            {
                // A process that was killed does not wait for anything.
                var options = new MigrationOptions { ServerTimeout = TimeSpan.FromSeconds(start == 1 && proxy.StaysDown ? 0 : 60) };
                var report = await Plan.CreateMigrator(connectionString, options).ApplyAsync();
                if (start == 1)
                {
                    Assert.That(IdsOf(report), Is.EqualTo(Applied), $"{Plan}: one process has done it all, however often it was cut off.");
                }

                return start;
            }
            catch (MigrationException error) when (proxy.HasCut && proxy.StaysDown && start < MostStarts && error.Code is "MK6002")
            {
                // Says what it is, and the next start goes on.
            }
        }
    }

    /// <summary>The database is that of an undisturbed run, and what was or was not recorded of it makes no false alarm.</summary>
    public async Task AssertConvergedAsync(PostgresDatabase database, CutPoint point)
    {
        var actual = await DatabaseState.ReadAsync(database);
        var drift = await Plan.CreateMigrator(database.ConnectionString).FindDriftAsync();

        Assert.That(actual, Is.EqualTo(Expected), $"{Plan}, cut at {point}");
        Assert.That(drift.Objects, Is.Empty, $"{Plan}, cut at {point}");
    }

    private static List<string> IdsOf(MigrationReport report) => [.. report.Models[0].Applied.Select(static applied => applied.Id)];

    public ValueTask DisposeAsync() => _template.DisposeAsync();
}
