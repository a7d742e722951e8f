using System.Diagnostics;

namespace MigrationKit.Benchmarks;

/// <summary>How long whole processes take. All programs take turns, so that what else the machine does hits all of them.</summary>
internal static class ProcessTimes
{
    /// <returns>The median of each program, in the order of the programs.</returns>
    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(IReadOnlyList<(string Name, Func<Task> Run)> programs, int launches)
    {
        var times = programs.Select(static _ => new List<double>()).ToArray();

        // The first launch of each finds cold files.
        for (var launch = 0; launch <= launches; launch++)
        {
            for (var program = 0; program < programs.Count; program++)
            {
                var start = Stopwatch.GetTimestamp();
                await programs[program].Run();
                if (launch > 0)
                {
                    times[program].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
                }
            }
        }

        return [.. programs.Zip(times, static (program, all) => new Measurement(program.Name, all.Order().ElementAt(all.Count / 2)))];
    }
}
