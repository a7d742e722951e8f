using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace MigrationKit.Progress;

/// <summary>
/// Reads how far a generated backfill is from the notices that it raises after each batch. What else is in a notice may be data, and is
/// left there.
/// </summary>
internal sealed partial class BackfillNotices : IDisposable
{
    private readonly NpgsqlConnection _connection;

    public BackfillNotices(NpgsqlConnection connection)
    {
        _connection = connection;
        connection.Notice += Hear;
    }

    /// <summary>What was said last; null when nothing was.</summary>
    public MigrationWork? Last { get; private set; }

    public void Dispose() => _connection.Notice -= Hear;

    /// <summary>Null for a notice of something else.</summary>
    public static MigrationWork? Parse(string notice)
    {
        var match = Pattern().Match(notice);
        if (!match.Success)
        {
            return null;
        }

        var rows = NumberOf(match.Groups["rows"]);
        return match.Groups["total"].Success
            ? new MigrationWork(
                string.Create(CultureInfo.InvariantCulture, $"{rows} rows filled"),
                NumberOf(match.Groups["block"]), NumberOf(match.Groups["total"]), "blocks")
            : new MigrationWork(Phase: null, rows, Total: null, "rows");
    }

    private void Hear(object sender, NpgsqlNoticeEventArgs arguments) => Last = Parse(arguments.Notice.MessageText) ?? Last;

    private static long NumberOf(Group digits) => long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(?<rows>[0-9]{1,18}) rows filled, up to (?:\("block (?<block>[0-9]{1,18}) of (?<total>[0-9]{1,18})"\)$)?""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
