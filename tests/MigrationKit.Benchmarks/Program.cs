namespace MigrationKit.Benchmarks;

internal static class Program
{
    /// <summary>
    /// Runs benchmarks, by <c>build/bench.sh</c>; or, with "start" as first argument, is itself the small program whose start is measured.
    /// The two are methods of their own, so that the small program loads nothing of the benchmarks.
    /// </summary>
    public static Task<int> Main(string[] args) => args is ["start", ..] ? StartUpProgram.RunAsync(args) : BenchmarkRun.RunAsync(args);
}
