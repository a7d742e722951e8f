using System.Globalization;
using System.Reflection;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>The small program whose start is measured: connects, makes sure that the database is up to date, and ends.</summary>
internal static class StartUpProgram
{
    /// <summary>Writes how long the process has worked, in ticks: on a busy machine that is worth more than how long it took.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var code = await StartAsync(args);
        Console.WriteLine(Environment.CpuUsage.TotalTime.Ticks.ToString(CultureInfo.InvariantCulture));
        return code;
    }

    private static async Task<int> StartAsync(string[] args)
    {
        switch (args)
        {
            case ["start", "nothing"]:
                return 0;
            case ["start", "bare", var connectionString]:
                await BareAsync(connectionString);
                return 0;
            case ["start", "head", var connectionString, var model]:
                await BareHeadAsync(connectionString, model);
                return 0;
            case ["start", "migrationkit", var connectionString, var path]:
                await MigrationKitAsync(connectionString, path);
                return 0;
            case ["start", "ef", var connectionString, var path]:
                await EntityFrameworkAsync(connectionString, path);
                return 0;
            default:
                return 64;
        }
    }

    private static async Task BareAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await BareStart.RunAsync(dataSource);
    }

    private static async Task BareHeadAsync(string connectionString, string model)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await BareStart.ReadHeadAsync(dataSource, model);
    }

    private static async Task MigrationKitAsync(string connectionString, string path)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await MigrationKitStart.RunAsync(dataSource, MigrationKitStart.SetOf(Assembly.LoadFrom(path)));
    }

    private static Task EntityFrameworkAsync(string connectionString, string path)
    {
        var assembly = Assembly.LoadFrom(path);
        return EntityFrameworkStart.RunAsync(
            EntityFrameworkStart.FactoryOf(assembly), EntityFrameworkStart.OptionsOf(assembly, connectionString));
    }
}
