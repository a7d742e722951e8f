using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>A drop and one or more adds that may be a rename nobody declared: data would be lost where it was to be kept.</summary>
/// <param name="Gone">What is dropped.</param>
/// <param name="New">What is new and much like it.</param>
internal sealed record RenameSuspicion(SchemaObject Gone, EquatableArray<SchemaObject> New)
{
    /// <param name="diff">The changes.</param>
    /// <param name="from">The schema before.</param>
    /// <param name="to">The schema after.</param>
    /// <param name="acknowledged">What its author says was dropped.</param>
    public static IEnumerable<RenameSuspicion> Find(
        SchemaDiff diff,
        DatabaseSchema from,
        DatabaseSchema to,
        ICollection<ObjectId> acknowledged)
    {
        var dropped = diff.Changes.OfType<DropObject>()
            .Select(static change => change.Object)
            .Where(item => !acknowledged.Contains(item.Id))
            .ToList();
        var created = diff.Changes.OfType<CreateObject>().Select(static change => change.Object).ToList();
        return Tables(dropped, created, from, to).Concat(Columns(dropped, created, to));
    }

    // Of one table that stays, with the same type.
    private static IEnumerable<RenameSuspicion> Columns(List<SchemaObject> dropped, List<SchemaObject> created, DatabaseSchema to)
    {
        var byTable = created.OfType<Column>().ToLookup(static column => column.Table);
        return
            from gone in dropped.OfType<Column>()
            where to.Contains(gone.Id.ParentId!)
            let alike = byTable[gone.Table].Where(column => column.Type == gone.Type).ToArray<SchemaObject>()
            where alike.Length > 0
            select new RenameSuspicion(gone, alike);
    }

    // At least half of the larger one's columns have the same names.
    private static IEnumerable<RenameSuspicion> Tables(
        List<SchemaObject> dropped,
        List<SchemaObject> created,
        DatabaseSchema from,
        DatabaseSchema to)
    {
        var newTables = created.OfType<Table>().Select(table => (Table: table, Columns: Names(to, table.Id))).ToList();
        foreach (var gone in newTables.Count == 0 ? [] : dropped.OfType<Table>())
        {
            var names = Names(from, gone.Id);
            var alike = newTables.Where(item => IsAlike(names, item.Columns)).Select(static item => item.Table).ToArray<SchemaObject>();
            if (alike.Length > 0)
            {
                yield return new RenameSuspicion(gone, alike);
            }
        }
    }

    private static HashSet<string> Names(DatabaseSchema schema, ObjectId table) =>
        new(schema.ColumnsOf(table).Select(static column => column.Name), StringComparer.Ordinal);

    private static bool IsAlike(HashSet<string> left, HashSet<string> right) =>
        left.Count > 0 && left.Count(right.Contains) * 2 >= Math.Max(left.Count, right.Count);
}
