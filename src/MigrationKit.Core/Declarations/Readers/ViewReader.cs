using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Views of both kinds.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createview.html</remarks>
internal sealed class ViewReader() : StatementReader("recursive view", "view", "materialized view")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        if (head == "recursive view")
        {
            throw new DeclarationException("write CREATE VIEW … AS WITH RECURSIVE …");
        }

        sql.TryWords("if not exists");
        var id = ObjectId.Of(head == "view" ? ObjectKind.View : ObjectKind.MaterializedView, sql.Name(context.DefaultSchema));
        var columns = sql.Is(SqlTokenKind.OpenParen) ? $"({sql.Parenthesized()}) " : "";
        var clauses = Clauses(sql).ToList();
        var (query, check) = Query(sql.Rest());
        if (check is not null)
        {
            clauses.Add(new Clause(ClauseNames.OptionPrefix + "check_option", check));
        }

        var isEmpty = head != "view" && query.EndsWith(DefinedObject.Unpopulated, StringComparison.OrdinalIgnoreCase);
        context.Add(new DefinedObject(id)
        {
            Definition = columns + (isEmpty ? query.Substring(0, query.Length - DefinedObject.Unpopulated.Length).TrimEnd() : query),
            Clauses = clauses.OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray(),
            Shape = isEmpty ? EquatableArray.Of(DefinedObject.Unpopulated) : default,
        });
    }

    private static IEnumerable<Clause> Clauses(SqlCursor sql)
    {
        if (sql.TryWord("using"))
        {
            yield return new Clause(ClauseNames.AccessMethod, sql.Identifier());
        }

        foreach (var option in sql.TryWord("with") ? SqlList.Split(sql.Parenthesized()) : [])
        {
            var one = new SqlCursor(option);
            var name = one.Identifier();
            name = one.Try(SqlTokenKind.Dot) ? name + "." + one.Identifier() : name;
            yield return new Clause(ClauseNames.OptionPrefix + name, Value(one));
        }
    }

    // An option without a value is on.
    private static string Value(SqlCursor sql)
    {
        if (sql.IsAtEnd)
        {
            return "true";
        }

        _ = sql.Token();
        return sql.Is(SqlTokenKind.String) ? sql.String() : sql.Rest();
    }

    private static (string Query, string? Check) Query(string query)
    {
        foreach (var (words, check) in new[] { ("WITH LOCAL CHECK OPTION", "local"), ("WITH CASCADED CHECK OPTION", "cascaded"), ("WITH CHECK OPTION", "cascaded") })
        {
            if (query.EndsWith(words, StringComparison.OrdinalIgnoreCase))
            {
                return (query.Substring(0, query.Length - words.Length).TrimEnd(), check);
            }
        }

        return (query.EndsWith(" WITH DATA", StringComparison.OrdinalIgnoreCase) ? query.Substring(0, query.Length - " WITH DATA".Length) : query, null);
    }
}
