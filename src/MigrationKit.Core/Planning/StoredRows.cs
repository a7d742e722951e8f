using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Materialized views that store whole rows of tables. Where the rows of a table would have to be written anew, or only looked through, the
/// server refuses while values of the table's row type are stored elsewhere.
/// </summary>
/// <remarks>find_composite_type_dependencies in PostgreSQL's src/backend/commands/tablecmds.c</remarks>
internal sealed class StoredRows(DatabaseSchema schema)
{
    private List<(QualifiedName Table, ObjectId View)>? _stored;

    private List<(QualifiedName Table, ObjectId View)> Stored => _stored ??= schema.All<DefinedObject>()
        .Where(static item => item.Id.Kind == ObjectKind.MaterializedView)
        .SelectMany(view => Tables(view).Distinct().Select(table => (table, view.Id))).ToList();

    /// <summary>The materialized views that have rows of a table in them, on their own or inside of other values.</summary>
    public IEnumerable<ObjectId> Of(QualifiedName table) => Stored.Where(pair => pair.Table == table).Select(static pair => pair.View);

    /// <summary>The tables of which a materialized view has rows.</summary>
    public IEnumerable<QualifiedName> In(ObjectId view) => view.Kind == ObjectKind.MaterializedView ? Stored.Where(pair => pair.View == view).Select(static pair => pair.Table) : [];

    // What was read says of which types its columns are; what was declared says it by names.
    private IEnumerable<QualifiedName> Tables(DefinedObject view) => view.Shape.Value.Count > 0
        ? view.Shape.Value.Select(TypeOf).OfType<QualifiedName>().SelectMany(type => TablesIn(type, []))
        : Mentions.Of(view, schema).Where(static id => id.Kind == ObjectKind.Table).Select(static id => id.QualifiedName).Where(table => SelectsRow(view.Definition, table));

    // A name, a type, and perhaps a collation.
    private static QualifiedName? TypeOf(string column)
    {
        var sql = new SqlCursor(column);
        if (column == DefinedObject.Unpopulated)
        {
            return null;
        }

        _ = sql.Identifier();
        return PgType.Parse(sql.Until("collate")).UserName;
    }

    private IEnumerable<QualifiedName> TablesIn(QualifiedName type, HashSet<QualifiedName> seen)
    {
        if (!seen.Add(type))
        {
            return [];
        }

        return schema.Contains(ObjectId.Of(ObjectKind.Table, type)) ? [type] : schema.Named(type).Select(schema.Find).OfType<DefinedObject>()
            .Where(static item => item.Id.Kind is ObjectKind.Composite or ObjectKind.Domain)
            .SelectMany(item => Mentions.Of(item, schema)).SelectMany(used => TablesIn(used.QualifiedName, seen));
    }

    /// <summary>Whether a query has a table, or its alias, where a value stands.</summary>
    private bool SelectsRow(string query, QualifiedName table)
    {
        var names = new SqlNameReader(query).Read().ToList();
        var (start, end) = SelectList(query);
        var called = names.Select((name, index) => (name, index)).Where(pair => pair.name.Start >= end && IsTable(pair.name.Name.Parts, table))
            .Select(pair => AliasAfter(pair.index, names, query) ?? table.Name).ToList();
        return names.Any(name => name.Start >= start && name.End <= end && name.Name is { Use: SqlNameUse.Any, Parts.Count: 1 }
            && called.Contains(name.Name.Parts[0]) && !schema.Contains(ObjectId.Of(ObjectKind.Column, table, name.Name.Parts[0])));
    }

    private static bool IsTable(IReadOnlyList<string> path, QualifiedName table) =>
        path[path.Count - 1] == table.Name && (path.Count == 1 || path[path.Count - 2] == table.Schema);

    private static string? AliasAfter(int index, List<SqlNameOccurrence> names, string query)
    {
        if (index + 1 >= names.Count)
        {
            return null;
        }

        var between = query.Substring(names[index].End, names[index + 1].Start - names[index].End).Trim();
        return between.Length == 0 || between.Equals("as", StringComparison.OrdinalIgnoreCase) ? names[index + 1].Name.Parts[0] : null;
    }

    /// <summary>From the last SELECT before the first FROM that is in no parentheses to that FROM.</summary>
    private static (int Start, int End) SelectList(string query)
    {
        var (start, depth) = (0, 0);
        foreach (var token in SqlLexer.Tokenize(query))
        {
            depth += token.Kind switch { SqlTokenKind.OpenParen => 1, SqlTokenKind.CloseParen => -1, _ => 0 };
            if (depth == 0 && token.IsWord(query, "select"))
            {
                start = token.End;
            }
            else if (depth == 0 && token.IsWord(query, "from"))
            {
                return (start, token.Start);
            }
        }

        return (query.Length, query.Length);
    }
}
