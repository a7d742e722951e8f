using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Swaps;

/// <summary>What the columns of a migration that are to change their type online find, and what they leave.</summary>
internal static class SwapTarget
{
    // What a type, a collation or a default may need.
    private static readonly HashSet<ObjectKind> s_needed =
    [
        ObjectKind.Enum, ObjectKind.Domain, ObjectKind.Composite, ObjectKind.Range, ObjectKind.Collation, ObjectKind.Sequence, ObjectKind.Function,
    ];

    /// <summary>The column as it is, with the type of the one that it is to become and what cannot be told apart from the type.</summary>
    public static Column Of(Column old, Column to) => old with
    {
        Type = to.Type, Collation = to.Collation, Default = to.Default, Storage = to.Storage, Compression = to.Compression, Uses = to.Uses, Ordinal = to.Ordinal,
    };

    /// <summary>The schema before, with the types, sequences and functions that the columns will need.</summary>
    public static DatabaseSchema Prepared(DatabaseSchema from, DatabaseSchema to, IEnumerable<Column> columns)
    {
        var objects = from.ToDictionary();
        foreach (var item in to.Objects.Where(item => item is Namespace or Extension && !from.Contains(item.Id)))
        {
            objects[item.Id] = item;
        }

        var open = new Queue<SchemaObject>(columns);
        var seen = new HashSet<ObjectId>();
        while (open.Count > 0)
        {
            foreach (var id in Mentions.Of(open.Dequeue(), to).Where(id => s_needed.Contains(id.Kind) && seen.Add(id)))
            {
                objects[id] = to.Find(id)!;
                open.Enqueue(objects[id]);
            }
        }

        return DatabaseSchema.FromDictionary(objects);
    }

    /// <summary>The schema after the swap: parts over the column that the migration changes too are left to the rest of the migration.</summary>
    public static DatabaseSchema After(DatabaseSchema before, Column column, IEnumerable<TableObject> gone)
    {
        var objects = before.ToDictionary();
        foreach (var part in gone)
        {
            objects.Remove(part.Id);
        }

        objects[column.Id] = column;
        return DatabaseSchema.FromDictionary(objects);
    }

    /// <summary>The constraints and indexes over a column.</summary>
    public static IEnumerable<TableObject> PartsOver(Column column, DatabaseSchema schema) => schema.PartsOf(column.Id.ParentId!).OfType<TableObject>()
        .Where(part => part is not (Column or IdentitySequence) && (part.References.Contains(column.Id) || Mentions.InExpressions(part, schema).Contains(column.Id)));

    /// <summary>Whether a part is the same afterwards, so that it can be made over the second column.</summary>
    public static bool IsKept(TableObject part, DatabaseSchema before, DatabaseSchema to) => part.Equals(to.Find(part.Id))
        && (part is not ForeignKey foreign || foreign.PrincipalColumns.All(name => IsKeptType(ObjectId.Of(ObjectKind.Column, foreign.PrincipalTable, name), before, to)));

    private static bool IsKeptType(ObjectId column, DatabaseSchema before, DatabaseSchema to) =>
        before.Find(column) is Column old && to.Find(column) is Column now && old.Type == now.Type;
}
