using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>
/// Replaces names in an expression, as after a rename. What is not replaced stays byte for byte. Reserved words are not offered;
/// other key words are, as they may be names. A function's name must touch its parenthesis: <c>t (a)</c> may be a table with columns.
/// </summary>
internal static class SqlExpressionRewriter
{
    /// <param name="expression">SQL text.</param>
    /// <param name="map">Gets the parts of a name, unquoted, and whether it is a function's; gives the new parts, or null to leave it.</param>
    public static string Rewrite(string expression, Func<IReadOnlyList<string>, bool, IReadOnlyList<string>?> map) =>
        Rewrite(expression, name => map(name.Parts, name.Use == SqlNameUse.Function));

    /// <summary>The same for a map that wants to know more of the use: <c>role = 'x'::role</c> has a column and a type of one name.</summary>
    public static string Rewrite(string expression, Func<SqlName, IReadOnlyList<string>?> map)
    {
        var result = new StringBuilder(expression.Length);
        var copied = 0;
        foreach (var (name, start, end) in new SqlNameReader(expression).Read())
        {
            if (map(name) is not { } parts || parts.SequenceEqual(name.Parts, StringComparer.Ordinal))
            {
                continue;
            }

            result.Append(expression, copied, start - copied).Append(Replacement(name, parts));
            copied = end;
        }

        return copied == 0 ? expression : result.Append(expression, copied, expression.Length - copied).ToString();
    }

    /// <summary>The parts of every name mentioned, also in regclass constants.</summary>
    public static IEnumerable<IReadOnlyList<string>> Identifiers(string expression) =>
        new SqlNameReader(expression).Read().Select(static occurrence => occurrence.Name.Parts);

    private static string Replacement(SqlName name, IReadOnlyList<string> parts)
    {
        var path = string.Join(".", parts.Select(SqlIdentifier.Quote));
        return name.Use == SqlNameUse.Relation ? SqlIdentifier.Literal(path) : path;
    }
}
