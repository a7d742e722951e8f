using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>The names of a query's columns, where its text says them plainly: a server would have to be asked for the rest.</summary>
internal static class QueryColumns
{
    /// <returns>Null where a column is not a plain name, or a name behind AS, or where the query is no plain SELECT.</returns>
    public static IReadOnlyList<string>? Of(string query)
    {
        try
        {
            return Names(query);
        }
        catch (DeclarationException)
        {
            return null;
        }
    }

    private static List<string>? Names(string query)
    {
        var sql = new SqlCursor(query);
        if (!sql.TryWord("select") || sql.IsWord("distinct") || sql.IsWord("all"))
        {
            return null;
        }

        var names = SqlList.Split(sql.Until("from", "where", "union", "group", "order", "limit")).Select(Name).ToList();
        return names.Contains(null) ? null : names.OfType<string>().ToList();
    }

    private static string? Name(string column) => BehindAs(new SqlCursor(column)) ?? Plain(new SqlCursor(column));

    private static bool IsName(SqlCursor sql) => sql.Is(SqlTokenKind.Word) || sql.Is(SqlTokenKind.QuotedIdentifier);

    private static string? BehindAs(SqlCursor sql)
    {
        _ = sql.Until("as");
        if (!sql.TryWord("as") || sql.IsAtEnd || !IsName(sql))
        {
            return null;
        }

        var name = sql.Identifier();
        return sql.IsAtEnd ? name : null;
    }

    // a, or t.a.
    private static string? Plain(SqlCursor sql)
    {
        while (IsName(sql))
        {
            var name = sql.Identifier();
            if (sql.IsAtEnd)
            {
                return name;
            }

            if (!sql.Try(SqlTokenKind.Dot))
            {
                return null;
            }
        }

        return null;
    }
}
