using MigrationKit.Testing;

namespace MigrationKit.Benchmarks;

/// <summary>What can be asked for by name.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Benchmarks">Classes that BenchmarkDotNet runs; none for those that take turns, in a harness of their own.</param>
/// <param name="NeedsServer">Whether PostgreSQL is part of it.</param>
internal sealed record BenchmarkGroup(string Name, Type[] Benchmarks, bool NeedsServer = false)
{
    private BenchmarkGroup(string name, Func<PostgresServer, bool, Task<IReadOnlyList<RatioRow>>> turns)
        : this(name, [], NeedsServer: true) => Turns = turns;

    public static IReadOnlyList<BenchmarkGroup> All { get; } =
    [
        new("startup", static (server, isSmoke) => WarmStart.MeasureAsync(server, turns: isSmoke ? 1 : 40)),
        new("coldstart", static (server, isSmoke) => ColdStart.MeasureAsync(server, launches: isSmoke ? 3 : 21)),
        new("apply", static (server, isSmoke) => ApplyTurns.MeasureAsync(server, rounds: isSmoke ? 1 : 15)),
        new("tenants", static (server, isSmoke) => ManyTenants.MeasureAsync(server, count: isSmoke ? 20 : 1000)),
        new("differs", static (server, isSmoke) => Differs.MeasureAsync(server, launches: isSmoke ? 1 : 7)),
        new("read", [typeof(ReadBenchmarks)], NeedsServer: true),
        new("verify", [typeof(VerifyBenchmarks)], NeedsServer: true),
        new("scratch", [typeof(ScratchBenchmarks)], NeedsServer: true),
        new("plan", [typeof(PlanBenchmarks)]),
        new("manifest", [typeof(ManifestBenchmarks)]),
        new("history", [typeof(HistoryBenchmarks)]),
        new("generator", [typeof(GeneratorBenchmarks)]),
    ];

    /// <summary>Measures on a server, once over or enough to rely on; null where BenchmarkDotNet does.</summary>
    public Func<PostgresServer, bool, Task<IReadOnlyList<RatioRow>>>? Turns { get; }
}
