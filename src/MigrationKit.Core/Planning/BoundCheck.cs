using System.Text.RegularExpressions;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>The bound of a partition as a check, where the key is one column and its strategy RANGE or LIST.</summary>
internal static class BoundCheck
{
    private static readonly Regex s_range = new(@"^FOR VALUES FROM \((?<from>.*)\) TO \((?<to>.*)\)$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex s_list = new(@"^FOR VALUES IN \((?<values>.*)\)$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <param name="partitionBy">What stands behind PARTITION BY.</param>
    /// <param name="bound">What the partition holds.</param>
    public static string? Of(string partitionBy, string bound)
    {
        var open = partitionBy.IndexOf('(');
        var key = partitionBy.Substring(open + 1, partitionBy.Length - open - 2);
        if (SqlNameReader.PartsOfName(key) is not { Count: 1 })
        {
            return null;
        }

        return s_range.Match(bound) is { Success: true } range ? Range(key, range.Groups["from"].Value, range.Groups["to"].Value)
            : s_list.Match(bound) is { Success: true } list ? List(key, list.Groups["values"].Value)
            : null;
    }

    private static string Range(string key, string from, string to) =>
        $"{key} IS NOT NULL{(from == "MINVALUE" ? "" : $" AND {key} >= {from}")}{(to == "MAXVALUE" ? "" : $" AND {key} < {to}")}";

    private static string? List(string key, string values) =>
        SqlLexer.Tokenize(values).Any(token => token.IsWord(values, "NULL")) ? null : $"{key} IS NOT NULL AND {key} IN ({values})";
}
