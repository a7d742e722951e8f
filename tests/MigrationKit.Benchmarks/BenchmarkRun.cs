using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using MigrationKit.Testing;

namespace MigrationKit.Benchmarks;

/// <summary>Runs the groups that are asked for, on one server, and sums them up in one table.</summary>
internal static class BenchmarkRun
{
    private const string Usage =
        "Arguments: [--smoke] [profile | startup coldstart apply tenants read verify differs scratch plan manifest history generator]; no name means all groups.";

    /// <summary>A commit waits for the log, as by default; the log is in memory.</summary>
    private static readonly PostgresServerOptions s_settings = new() { Settings = new Dictionary<string, string> { ["synchronous_commit"] = "on" } };

    private static readonly string s_artifacts = Path.GetFullPath("artifacts/benchmarks");

    public static async Task<int> RunAsync(string[] args)
    {
        var names = args.Where(static arg => arg != "--smoke").ToList();
        if (names is ["profile"])
        {
            return ScalingProfile.Run();
        }

        var groups = BenchmarkGroup.All.Where(group => names.Count == 0 || names.Contains(group.Name)).ToList();
        if (names.FirstOrDefault(static name => BenchmarkGroup.All.All(group => group.Name != name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no group \"{unknown}\". {Usage}");
            return 64;
        }

        await using var server = groups.Any(static group => group.NeedsServer) ? await PostgresServer.StartOrUseAsync(s_settings) : null;
        if (server is not null)
        {
            // Processes that BenchmarkDotNet starts use it.
            Environment.SetEnvironmentVariable("MIGRATIONKIT_PG_CONNECTION", server.ConnectionString);
        }

        var rows = new List<RatioRow>();
        var isComplete = true;
        foreach (var group in groups)
        {
            isComplete &= await RunAsync(group, args.Contains("--smoke"), server, rows);
        }

        await ReportAsync(rows, server);
        return isComplete ? 0 : 1;
    }

    private static async Task<bool> RunAsync(BenchmarkGroup group, bool isSmoke, PostgresServer? server, List<RatioRow> rows)
    {
        if (group.Turns is { } measure)
        {
            rows.AddRange(await measure(server!, isSmoke));
            return true;
        }

        var isComplete = true;
        foreach (var summary in group.Benchmarks.Select(type => BenchmarkRunner.Run(type, Config(isSmoke))))
        {
            rows.AddRange(RatioTable.Rows(summary));
            isComplete &= !summary.HasCriticalValidationErrors
                && summary.Reports.Length == summary.BenchmarksCases.Length
                && summary.Reports.All(static report => report.Success);
        }

        return isComplete;
    }

    // The median of fifteen is good to some per cent, which is finer than any ratio here is meant.
    private static IConfig Config(bool isSmoke) => ManualConfig.CreateEmpty()
        .AddJob(isSmoke ? Job.Dry : Job.Default.WithWarmupCount(5).WithIterationCount(15))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddColumn(StatisticColumn.Median)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(s_artifacts)
        .WithBuildTimeout(TimeSpan.FromMinutes(15));

    private static async Task ReportAsync(List<RatioRow> rows, PostgresServer? server)
    {
        var table = RatioTable.Write(rows);
        var environment = string.Join("\n", HostEnvironmentInfo.GetCurrent().ToFormattedString());
        environment += server is null ? "" : $"\nPostgreSQL {server.ServerVersion}";
        Directory.CreateDirectory(s_artifacts);
        var path = Path.Combine(s_artifacts, "summary.md");
        await File.WriteAllTextAsync(path, $"# Benchmarks\n\nMedians.\n\n{table}\n```\n{environment}\n```\n");
        Console.WriteLine($"\n{table}\n{path}");
    }
}
