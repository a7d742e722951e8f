using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace MigrationKit.Introspection;

/// <summary>The queries of <c>schema/catalog</c>, one for each kind of object, as a server of some version understands them.</summary>
/// <param name="version">The major version of the server.</param>
internal sealed partial class CatalogQuery(int version)
{
    private static readonly ConcurrentDictionary<(string Kind, int Version), string> s_queries = new();

    /// <param name="kind">The stem of the query's file.</param>
    public string For(string kind) => s_queries.GetOrAdd(
        (kind, version), static key => OfVersion(Text("scope"), key.Version) + OfVersion(Text(key.Kind), key.Version));

    // "-- 15+" at the end of a line: for 15 and newer; "-- <15": for older. A line that is nothing but a comment is not for servers.
    internal static string OfVersion(string sql, int version)
    {
        var kept = new StringBuilder(sql.Length);
        foreach (var line in sql.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.AsSpan().TrimStart().StartsWith("--", StringComparison.Ordinal))
            {
                continue;
            }

            var mark = VersionMark().Match(line);
            if (!mark.Success || Suits(mark, version))
            {
                kept.Append(line).Append('\n');
            }
        }

        return kept.ToString();
    }

    private static bool Suits(Match mark, int version) => mark.Groups["since"] is { Success: true } since
        ? version >= Number(since)
        : version < Number(mark.Groups["before"]);

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>The file as it is.</summary>
    internal static string Text(string kind)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"MigrationKit/catalog/{kind}.sql")
            ?? throw new InvalidOperationException($"There is no query {kind}.sql.");
        return new StreamReader(stream).ReadToEnd();
    }

    [GeneratedRegex(@"-- (?:(?<since>\d+)\+|<(?<before>\d+))\r?$")]
    private static partial Regex VersionMark();
}
