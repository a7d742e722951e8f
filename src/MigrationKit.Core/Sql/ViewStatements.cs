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
        return $"CREATE {(replace ? "OR REPLACE " : "")}{Keyword} {CreatedName(item.Id)}{method}{with} {item.Definition}";
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

    private static string Setting(Clause clause) => $"{ClauseNames.Option(clause.Name)} = {SqlIdentifier.Literal(clause.Value)}";
}
