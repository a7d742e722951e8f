using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>
/// How long a process takes from its start to its end when there is nothing to apply.
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

        var times = await ProcessTimes.MeasureAsync(
            [
                ("nothing", () => LaunchAsync("start", "nothing")),
                ("BareNpgsql", () => LaunchAsync("start", "bare", oursDatabase.ConnectionString)),
                ("MigrationKit", () => LaunchAsync("start", "migrationkit", oursDatabase.ConnectionString, oursPath)),
                ("EntityFrameworkCore", () => LaunchAsync("start", "ef", peerDatabase.ConnectionString, peerPath)),
            ],
            launches);
        var what = string.Create(CultureInfo.InvariantCulture, $"(Migrations={migrations})");
        return
        [
            Row($"a process's whole life, up to date {what}", without: 0),
            Row($"… without what an empty program takes {what}", without: times[0].Nanoseconds),
        ];

        RatioRow Row(string name, double without) => new(
            name,
            times[2] with { Nanoseconds = times[2].Nanoseconds - without },
            times[1] with { Nanoseconds = times[1].Nanoseconds - without },
            times[3] with { Nanoseconds = times[3].Nanoseconds - without });
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

    private static async Task LaunchAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MigrationKit.Benchmarks" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
