using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>
/// How long a process takes from its start to its end when there is nothing to apply. The launches of all programs take turns, so that what
/// else the machine does hits all of them.
/// </summary>
internal static class ColdStart
{
    public static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, int launches)
    {
        var folder = Directory.CreateTempSubdirectory("migrationkit-cold-start").FullName;
        try
        {
            var rows = new List<RatioRow>();
            foreach (var migrations in StartUpBenchmarks.Counts)
            {
                rows.AddRange(await MeasureAsync(server, folder, migrations, launches));
            }

            return rows;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, string folder, int migrations, int launches)
    {
        var (ours, peer) = (ShopAssembly.OfMigrationKit(migrations), ShopAssembly.OfEntityFramework(migrations));
        var oursPath = await WriteAsync(folder, ShopAssembly.Name(migrations), ours);
        var peerPath = await WriteAsync(folder, ShopAssembly.Name(migrations) + ".EntityFramework", peer);
        await using var oursDatabase = await server.CreateDatabaseAsync();
        await using var peerDatabase = await server.CreateDatabaseAsync();
        await PrepareAsync(oursDatabase.ConnectionString, peerDatabase.ConnectionString, ours, peer);

        string[][] programs =
        [
            ["start", "nothing"],
            ["start", "bare", oursDatabase.ConnectionString],
            ["start", "migrationkit", oursDatabase.ConnectionString, oursPath],
            ["start", "ef", peerDatabase.ConnectionString, peerPath],
        ];
        var times = programs.Select(static _ => new List<double>()).ToArray();

        // The first launch of each finds cold files.
        for (var launch = 0; launch <= launches; launch++)
        {
            for (var program = 0; program < programs.Length; program++)
            {
                var elapsed = await LaunchAsync(programs[program]);
                if (launch > 0)
                {
                    times[program].Add(elapsed.TotalNanoseconds);
                }
            }
        }

        var (nothing, bare, kit, ef) = (Median(times[0]), Median(times[1]), Median(times[2]), Median(times[3]));
        var what = string.Create(CultureInfo.InvariantCulture, $"(Migrations={migrations})");
        return
        [
            Row($"a process's whole life, up to date {what}", without: 0),
            Row($"… without what an empty program takes {what}", without: nothing),
        ];

        RatioRow Row(string name, double without) => new(
            name,
            new Measurement("MigrationKit", kit - without),
            new Measurement("BareNpgsql", bare - without),
            new Measurement("EntityFrameworkCore", ef - without));
    }

    private static async Task<string> WriteAsync(string folder, string name, byte[] image)
    {
        var path = Path.Combine(folder, name + ".dll");
        await File.WriteAllBytesAsync(path, image);
        return path;
    }

    private static async Task PrepareAsync(string ours, string peer, byte[] oursImage, byte[] peerImage)
    {
        await using var dataSource = NpgsqlDataSource.Create(ours);
        await new Migrator(dataSource, [MigrationKitStart.SetOf(Assembly.Load(oursImage))]).ApplyAsync();
        var assembly = Assembly.Load(peerImage);
        await EntityFrameworkStart.RunAsync(EntityFrameworkStart.FactoryOf(assembly), EntityFrameworkStart.OptionsOf(assembly, peer));
    }

    private static async Task<TimeSpan> LaunchAsync(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MigrationKit.Benchmarks" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return process.ExitCode == 0
            ? elapsed
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
