namespace MigrationKit.Benchmarks;

/// <summary>What can be asked for by name.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Benchmarks">Classes that BenchmarkDotNet runs; none for those that take turns, in a harness of their own.</param>
/// <param name="NeedsServer">Whether PostgreSQL is part of it.</param>
internal sealed record BenchmarkGroup(string Name, Type[] Benchmarks, bool NeedsServer = false)
{
    public const string ColdStart = "coldstart";
    public const string Differs = "differs";
    public const string Apply = "apply";
    public const string Tenants = "tenants";

    public static IReadOnlyList<BenchmarkGroup> All { get; } =
    [
        new("startup", [typeof(StartUpBenchmarks)], NeedsServer: true),
        new(ColdStart, [], NeedsServer: true),
        new(Apply, [], NeedsServer: true),
        new(Tenants, [], NeedsServer: true),
        new("read", [typeof(ReadBenchmarks)], NeedsServer: true),
        new(Differs, [], NeedsServer: true),
        new("scratch", [typeof(ScratchBenchmarks)], NeedsServer: true),
        new("plan", [typeof(PlanBenchmarks)]),
        new("manifest", [typeof(ManifestBenchmarks)]),
        new("history", [typeof(HistoryBenchmarks)]),
        new("generator", [typeof(GeneratorBenchmarks)]),
    ];
}
