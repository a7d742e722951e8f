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
            foreach (var migrations in WarmStart.Counts)
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

        // How long the processor has worked: on a machine that others use too that is worth more than how long it took.
        var work = new[] { new List<double>(), [], [], [] };
        var times = await ProcessTimes.MeasureAsync(
            [
                ("nothing", () => LaunchAsync(work[0], "start", "nothing")),
                ("BareNpgsql", () => LaunchAsync(work[1], "start", "bare", oursDatabase.ConnectionString)),
                ("MigrationKit", () => LaunchAsync(work[2], "start", "migrationkit", oursDatabase.ConnectionString, oursPath)),
                ("EntityFrameworkCore", () => LaunchAsync(work[3], "start", "ef", peerDatabase.ConnectionString, peerPath)),
            ],
            launches);
        var worked = times.Zip(work, static (time, all) => time with { Nanoseconds = all.Skip(1).Order().ElementAt((all.Count - 1) / 2) }).ToList();
        var what = string.Create(CultureInfo.InvariantCulture, $"(Migrations={migrations})");
        return
        [
            Row($"a process's whole life, up to date {what}", times, without: 0),
            Row($"… without what an empty program takes {what}", times, without: times[0].Nanoseconds),
            Row($"… the work of the processor for it {what}", worked, without: 0),
            Row($"… without that of an empty program {what}", worked, without: worked[0].Nanoseconds),
        ];
    }

    private static RatioRow Row(string name, IReadOnlyList<Measurement> values, double without) => new(
        name,
        values[2] with { Nanoseconds = values[2].Nanoseconds - without },
        values[1] with { Nanoseconds = values[1].Nanoseconds - without },
        values[3] with { Nanoseconds = values[3].Nanoseconds - without });

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

    private static async Task LaunchAsync(List<double> work, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MigrationKit.Benchmarks" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }

        work.Add(TimeSpan.FromTicks(long.Parse(output, CultureInfo.InvariantCulture)).TotalNanoseconds);
    }
}
