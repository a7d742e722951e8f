using System.Globalization;
using System.Reflection;
using System.Text;
using BenchmarkDotNet.Reports;

namespace MigrationKit.Benchmarks;

/// <summary>A measured value: the median of its runs in nanoseconds, and what a run allocated.</summary>
internal sealed record Measurement(string Name, double Nanoseconds, long? Bytes = null);

/// <summary>One line of the summary.</summary>
internal sealed record RatioRow(string What, Measurement Ours, Measurement Floor, Measurement? Peer);

/// <summary>The summary of a run: every value beside its floor and its peer, which were measured in the same run.</summary>
internal static class RatioTable
{
    public static IEnumerable<RatioRow> Rows(Summary summary)
    {
        var reports = summary.Reports.Where(static report => report.ResultStatistics is not null).ToList();
        foreach (var report in reports)
        {
            var parameters = report.BenchmarkCase.Parameters.DisplayInfo;
            var besides = reports.Where(other => other.BenchmarkCase.Parameters.DisplayInfo == parameters)
                .ToDictionary(static other => other.BenchmarkCase.Descriptor.WorkloadMethod.Name, Of);
            foreach (var compared in report.BenchmarkCase.Descriptor.WorkloadMethod.GetCustomAttributes<ComparedAttribute>())
            {
                if (besides.GetValueOrDefault(compared.Floor) is { } floor)
                {
                    var what = compared.What + (parameters.Length == 0 ? "" : $" ({parameters.Trim('[', ']')})");
                    yield return new RatioRow(what, Of(report), floor, besides.GetValueOrDefault(compared.Peer ?? ""));
                }
            }
        }
    }

    public static string Write(IEnumerable<RatioRow> rows)
    {
        var text = new StringBuilder("| what | ours | floor | ours ÷ floor | peer | ours ÷ peer | allocated |\n");
        text.Append("|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var row in rows)
        {
            var cells = new[]
            {
                row.What,
                Time(row.Ours),
                $"{Time(row.Floor)} {row.Floor.Name}",
                Ratio(row.Ours, row.Floor),
                row.Peer is null ? "" : $"{Time(row.Peer)} {row.Peer.Name}",
                Ratio(row.Ours, row.Peer),
                row.Ours.Bytes is { } bytes ? Bytes(bytes) : "",
            };
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString();
    }

    private static Measurement Of(BenchmarkReport report) => new(
        report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
        report.ResultStatistics!.Median,
        report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase));

    private static string Ratio(Measurement ours, Measurement? other) =>
        other is null ? "" : (ours.Nanoseconds / other.Nanoseconds).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Time(Measurement measurement) => measurement.Nanoseconds switch
    {
        >= 1e9 => (measurement.Nanoseconds / 1e9).ToString("0.00 s", CultureInfo.InvariantCulture),
        >= 1e6 => (measurement.Nanoseconds / 1e6).ToString("0.0 \\m\\s", CultureInfo.InvariantCulture),
        _ => (measurement.Nanoseconds / 1e3).ToString("0.0 µ\\s", CultureInfo.InvariantCulture),
    };

    private static string Bytes(long bytes) => bytes >= 1 << 20
        ? (bytes / (double)(1 << 20)).ToString("0.0 \\M\\B", CultureInfo.InvariantCulture)
        : (bytes / 1024.0).ToString("0.0 \\k\\B", CultureInfo.InvariantCulture);
}
