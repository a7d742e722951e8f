using System.Text.RegularExpressions;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tests.Corpus;

/// <summary>
/// Output of <c>pg_dump -s</c> in a form that two equal schemas have in common: the order of statements and of columns says when something
/// was made, not what it is, and the sequence behind an identity column keeps the name that its column was born with.
/// </summary>
internal static partial class SchemaDump
{
    public static string Normalize(string dump) =>
        string.Join("\n", StatementSplitter.Split(dump).Select(static piece => Statement(piece.Sql)).Where(static sql => sql.Length > 0).Order(StringComparer.Ordinal));

    private static string Statement(string sql)
    {
        if (StatisticsColumns().Match(sql) is { Success: true } columns)
        {
            return sql[..columns.Index] + " ON " + string.Join(", ", columns.Groups[1].Value.Split(", ").Order(StringComparer.Ordinal)) + " FROM " + sql[(columns.Index + columns.Length)..];
        }

        sql = Parameters().Replace(sql, static list => $"{list.Groups[1].Value} ({string.Join(", ", list.Groups[2].Value.Split(", ").Order(StringComparer.Ordinal))})");
        var lines = IdentitySequence().Replace(sql, "SEQUENCE NAME …").Split('\n');
        return Table().IsMatch(sql)
            ? string.Join("\n", lines.Take(1).Concat(lines.Skip(1).Select(static line => line.TrimEnd(',')).Order(StringComparer.Ordinal)))
            : string.Join("\n", lines);
    }

    [GeneratedRegex("^CREATE (UNLOGGED |FOREIGN )?TABLE ")]
    private static partial Regex Table();

    [GeneratedRegex("(?<=^CREATE STATISTICS .*) ON (.*) FROM ")]
    private static partial Regex StatisticsColumns();

    // Storage parameters stand in the order in which they were set.
    [GeneratedRegex(@"\b(WITH|SET) \(([^()]*)\)")]
    private static partial Regex Parameters();

    [GeneratedRegex("SEQUENCE NAME [^\n]+")]
    private static partial Regex IdentitySequence();
}
