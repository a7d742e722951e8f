using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>
/// What the expressions of an object mention by name. Without a server nobody knows what a name is resolved to, so a name stands for all that
/// it may mean: the worst that follows is an order that was not needed.
/// </summary>
internal static class NamedMentions
{
    private const string PublicSchema = "public";

    public static IEnumerable<ObjectId> Of(SchemaObject item, DatabaseSchema schema)
    {
        // What casts and transforms are about stands in their identity alone.
        var paths = item.Expressions.Append(item.Id.Signature).OfType<string>().SelectMany(SqlExpressionRewriter.Identifiers).ToList();
        return item is TableObject part ? InTable(part, paths, schema) : InText(item, paths, schema);
    }

    // An expression of a table has no FROM: relations are not in it, but for sequences.
    private static IEnumerable<ObjectId> InTable(TableObject part, List<IReadOnlyList<string>> paths, DatabaseSchema schema)
    {
        foreach (var path in paths)
        {
            yield return ObjectId.Of(ObjectKind.Column, part.Table, path[path.Count - 1]);
            foreach (var id in Named(path, part, schema).Where(static id => !id.Kind.IsRelation()))
            {
                yield return id;
            }
        }
    }

    private static IEnumerable<ObjectId> InText(SchemaObject item, List<IReadOnlyList<string>> paths, DatabaseSchema schema)
    {
        var words = new HashSet<string>(paths.SelectMany(static path => path), StringComparer.Ordinal);
        var isAll = item.Expressions.Any(static text => text.IndexOf('*') >= 0);
        var named = paths.SelectMany(path => Named(path, item, schema)).Distinct().ToList();
        var relations = item.Id.Parent is null ? named : named.Append(ObjectId.Of(ObjectKind.Table, item.Id.ParentName));
        var columns = relations.Where(static id => id.Kind == ObjectKind.Table).Distinct().SelectMany(schema.ColumnsOf)
            .Where(column => isAll || words.Contains(column.Name)).Select(static column => column.Id);
        return named.Concat(columns);
    }

    // The last part may be a column of what comes before it.
    private static IEnumerable<ObjectId> Named(IReadOnlyList<string> path, SchemaObject item, DatabaseSchema schema)
    {
        if (path.Count == 1)
        {
            return schema.Named(new(item.Id.Schema, path[0])).Concat(item.Id.Schema == PublicSchema ? [] : schema.Named(new(PublicSchema, path[0])))
                .Concat(schema.Named(new("", path[0])).Where(static id => id.Kind is ObjectKind.Language or ObjectKind.AccessMethod));
        }

        var last = path.Count - 1;
        var found = schema.Named(new(path[last - 1], path[last]));
        return found.Concat(path.Count == 2 ? Named([path[0]], item, schema).Where(static id => id.Kind.IsRelation()) : schema.Named(new(path[last - 2], path[last - 1])));
    }
}
