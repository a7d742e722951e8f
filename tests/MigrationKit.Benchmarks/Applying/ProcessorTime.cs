using System.Globalization;
using MigrationKit.Testing;

namespace MigrationKit.Benchmarks;

/// <summary>
/// How long processors have worked: for this process, and for the processes of a server that have ended. On a machine that others use too that
/// is worth more than how long something took.
/// </summary>
/// <param name="server">A server that was started here, on Linux; of another one nothing is known.</param>
internal sealed class ProcessorTime(PostgresServer server)
{
    /// <summary>Of a file in /proc: time of children that were waited for, in user and in kernel mode, after the name in parentheses.</summary>
    /// <remarks>https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html</remarks>
    private const int ChildrenUser = 13;

    private const int ChildrenKernel = 14;
    private const double TicksPerSecond = 100;

    private readonly string? _statistics = OperatingSystem.IsLinux() && server.DataDirectory is { } data
        ? $"/proc/{File.ReadLines(Path.Combine(data, "postmaster.pid")).First()}/stat"
        : null;

    public bool IsKnown => _statistics is not null;

    public TimeSpan Read() => Environment.CpuUsage.TotalTime + OfServer();

    private TimeSpan OfServer()
    {
        if (_statistics is null)
        {
            return TimeSpan.Zero;
        }

        var text = File.ReadAllText(_statistics);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[ChildrenUser]) + Number(fields[ChildrenKernel])) / TicksPerSecond);
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
