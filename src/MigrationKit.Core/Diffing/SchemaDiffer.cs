using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>Finds the changes that lead from one schema to another.</summary>
internal static class SchemaDiffer
{
    public static SchemaDiff Diff(DatabaseSchema from, DatabaseSchema to)
    {
        if (ReferenceEquals(from, to))
        {
            return SchemaDiff.Empty;
        }

        var renames = RenameResolver.Resolve(from, to, out var renamed);
        var changes = new List<SchemaChange>(renames);
        changes.AddRange(Differences(renamed, to));
        return new SchemaDiff(changes.ToEquatableArray());
    }

    /// <summary>The changes where names are as they shall be.</summary>
    public static IEnumerable<SchemaChange> Differences(DatabaseSchema from, DatabaseSchema to) => Dropped(from, to).Concat(CreatedOrAltered(from, to));

    private static IEnumerable<SchemaChange> Dropped(DatabaseSchema from, DatabaseSchema to) => from.Objects
        .Where(item => !to.Contains(item.Id))
        .Select(item => new DropObject(item) { Origin = OriginOf(item.Id.ParentId, to) });

    private static IEnumerable<SchemaChange> CreatedOrAltered(DatabaseSchema from, DatabaseSchema to)
    {
        // Columns come in the order of their table, because that is the order in which they are created.
        foreach (var item in InLayoutOrder(to))
        {
            var old = from.Find(item.Id);
            if (old is null)
            {
                yield return new CreateObject(item) { Origin = item.Origin.Value ?? OriginOf(item.Id.ParentId, to) };
            }
            else if (!old.Equals(item))
            {
                yield return new AlterObject(old, item) { Origin = item.Origin.Value ?? OriginOf(item.Id.ParentId, to) };
            }
        }
    }

    private static IEnumerable<SchemaObject> InLayoutOrder(DatabaseSchema schema)
    {
        foreach (var item in schema.Objects.Where(static item => item.Id.Kind < ObjectKind.Column))
        {
            yield return item;
        }

        foreach (var column in schema.All<Table>().SelectMany(table => schema.ColumnsOf(table.Id)))
        {
            yield return column;
        }

        foreach (var item in schema.Objects.Where(static item => item.Id.Kind > ObjectKind.Column))
        {
            yield return item;
        }
    }

    private static Origin? OriginOf(ObjectId? parent, DatabaseSchema to) => parent is null ? null : to.Find(parent)?.Origin.Value;
}
