using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MigrationKit.Testing;

namespace MigrationKit.Benchmarks;

/// <summary>
/// What a start costs when there is nothing to apply: in a warm process, with a warm pool of connections. All who start take turns, so that
/// what else the machine does hits all of them.
/// </summary>
internal static class WarmStart
{
    private const int CallsPerTurn = 50;
    private const int WarmUp = 20;

    /// <summary>How many migrations there are.</summary>
    public static IReadOnlyList<int> Counts { get; } = [1, 50, 500];

    public static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, int turns)
    {
        var rows = new List<RatioRow>();
        foreach (var migrations in Counts)
        {
            rows.AddRange(await MeasureAsync(server, migrations, turns));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, int migrations, int turns)
    {
        await using var ours = await server.CreateDatabaseAsync();
        await using var peer = await server.CreateDatabaseAsync();
        var set = MigrationKitStart.SetOf(Assembly.Load(ShopAssembly.OfMigrationKit(migrations)));
        await using var services = new ServiceCollection().AddSingleton(ours.DataSource).BuildServiceProvider();
        await services.ApplyMigrationsAsync(Choose);
        var assembly = Assembly.Load(ShopAssembly.OfEntityFramework(migrations));
        var (create, options) = (EntityFrameworkStart.FactoryOf(assembly), EntityFrameworkStart.OptionsOf(assembly, peer.ConnectionString));
        await EntityFrameworkStart.RunAsync(create, options);

        var results = await TakeTurnsAsync(
            turns,
            ("BareNpgsql", () => BareStart.RunAsync(ours.DataSource)),
            ("BareHeadSelect", () => BareStart.ReadHeadAsync(ours.DataSource, set.ModelName)),
            ("MigrationKit", StartAsync),
            ("EntityFrameworkCore", () => EntityFrameworkStart.RunAsync(create, options)));
        var what = string.Create(CultureInfo.InvariantCulture, $"(Migrations={migrations})");
        return
        [
            new RatioRow($"start when up to date, warm {what}", results[2], results[0], results[3]),
            new RatioRow($"… beside the same SELECT {what}", results[2], results[1], null),
        ];

        void Choose(MigrationOptions options) => options.ModelNames.Add(set.ModelName);

        async Task StartAsync()
        {
            var report = await services.ApplyMigrationsAsync(Choose);
            if (!report.IsUpToDate)
            {
                throw new InvalidOperationException("There was something to apply.");
            }
        }
    }

    private static async Task<IReadOnlyList<Measurement>> TakeTurnsAsync(int turns, params (string Name, Func<Task> Run)[] starts)
    {
        var times = starts.Select(static _ => new List<double>()).ToArray();
        var bytes = new long[starts.Length];
        for (var turn = -WarmUp; turn < turns; turn++)
        {
            for (var start = 0; start < starts.Length; start++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                for (var call = 0; call < CallsPerTurn; call++)
                {
                    var begin = Stopwatch.GetTimestamp();
                    await starts[start].Run();
                    if (turn >= 0)
                    {
                        times[start].Add(Stopwatch.GetElapsedTime(begin).TotalNanoseconds);
                    }
                }

                bytes[start] = (GC.GetTotalAllocatedBytes(precise: true) - before) / CallsPerTurn;
            }
        }

        return [.. starts.Select((start, i) => new Measurement(start.Name, times[i].Order().ElementAt(times[i].Count / 2), bytes[i]))];
    }
}
