using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>Views of both kinds: a query with options, and columns that may have comments and defaults.</summary>
internal class ViewStatements(ObjectKind kind, string keyword) : DefinedStatements(kind, keyword)
{
    public ViewStatements()
        : this(ObjectKind.View, "VIEW")
    {
    }

    protected sealed override bool IsInCreate(Clause clause) => clause.Name == ClauseNames.AccessMethod || ClauseNames.Option(clause.Name) is not null;

    protected override string CreateStatement(DefinedObject item, bool replace)
    {
        var method = item.Clause(ClauseNames.AccessMethod) is { } name ? $" USING {Name(name)}" : "";
        var options = item.Clauses.Where(static clause => ClauseNames.Option(clause.Name) is not null).Select(Setting).ToList();
        var with = options.Count == 0 ? "" : $" WITH ({string.Join(", ", options)})";

        // The names of the columns, where they are not in the query, come before the options.
        var columns = item.Definition.StartsWith("(", StringComparison.Ordinal) ? item.Definition.Substring(0, ExpressionEnd(item.Definition)) : "";
        return $"CREATE {(replace ? "OR REPLACE " : "")}{Keyword} {CreatedName(item.Id)}{(columns.Length == 0 ? "" : " " + columns)}{method}{with} {item.Definition.Substring(columns.Length).TrimStart()}";
    }

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to)
    {
        var name = (to ?? from)!.Value.Name;
        if (ClauseNames.Option(name) is { } option)
        {
            return [$"ALTER {Keyword} {Address(item.Id)} {(to is { } set ? $"SET ({Setting(set)})" : $"RESET ({option})")}"];
        }

        if (ClauseNames.DefaultOf(name) is { } withDefault)
        {
            return [$"ALTER {Keyword} {Address(item.Id)} ALTER COLUMN {Name(withDefault)} {(to is { } value ? $"SET DEFAULT {value.Value}" : "DROP DEFAULT")}"];
        }

        return ClauseNames.CommentOn(name) is { } column
            ? [$"COMMENT ON COLUMN {Address(item.Id)}.{Name(column)} IS {to?.Value ?? "NULL"}"]
            : base.AlterClause(item, from, to);
    }

    // Behind the parenthesis that closes the first one.
    private static int ExpressionEnd(string text)
    {
        var depth = 0;
        foreach (var token in SqlLexer.Tokenize(text))
        {
            depth += token.Kind switch { SqlTokenKind.OpenParen => 1, SqlTokenKind.CloseParen => -1, _ => 0 };
            if (depth == 0)
            {
                return token.End;
            }
        }

        return 0;
    }

    private static string Setting(Clause clause) => $"{ClauseNames.Option(clause.Name)} = {SqlIdentifier.Literal(clause.Value)}";
}
