using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>
/// Partitions and heirs have the columns of their parents, whether their statement says so or not, and parts of an index know which one they
/// are a part of.
/// </summary>
internal static class Heirs
{
    public static IEnumerable<SchemaObject> Complete(IReadOnlyCollection<SchemaObject> objects)
    {
        var columns = objects.OfType<Column>().GroupBy(static column => column.Table).ToDictionary(static group => group.Key, static group => group.ToList());
        foreach (var table in InOrder(objects.OfType<Table>().ToList()))
        {
            Inherit(table, columns);
        }

        var parents = objects.OfType<Table>().Where(static table => table.PartitionOf is not null).ToDictionary(static table => table.Name, static table => table.PartitionOf!.Parent);
        var indexes = objects.OfType<IndexedObject>().GroupBy(static item => (item.Table.Schema, item.Name)).ToDictionary(static group => group.Key, static group => group.First().Id);
        return objects.Where(static item => item is not Column).Concat(columns.Values.SelectMany(static list => list))
            .Select(item => Attached(item, parents, objects))
            .Select(item => item is IndexedObject { PartOf: { Parent: null } whole } part && indexes.TryGetValue((whole.Schema, whole.Name), out var id)
                ? part with { PartOf = id }
                : item);
    }

    // A partition that is attached has its keys and indexes attached to equal ones of the whole:
    // https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-ATTACH-PARTITION
    private static SchemaObject Attached(SchemaObject item, Dictionary<QualifiedName, QualifiedName> parents, IReadOnlyCollection<SchemaObject> objects)
    {
        if (item is not IndexedObject { PartOf: null } part || !parents.TryGetValue(part.Table, out var parent))
        {
            return item;
        }

        var taken = objects.OfType<IndexedObject>().Where(other => other.Table == part.Table).Select(static other => other.PartOf?.Name).ToList();
        var whole = objects.OfType<IndexedObject>().FirstOrDefault(candidate => candidate.Table == parent && !taken.Contains(candidate.Name)
            && (candidate.Structure with { Table = part.Table, Name = part.Name }).Equals(part.Structure with { PartOf = null }));
        return whole is null ? item : part with { PartOf = whole.Id };
    }

    private static void Inherit(Table table, Dictionary<QualifiedName, List<Column>> columns)
    {
        if (!columns.TryGetValue(table.Name, out var own))
        {
            columns[table.Name] = own = [];
        }

        foreach (var column in table.Parents.SelectMany(parent => columns.TryGetValue(parent, out var theirs) ? theirs : []).Where(column => own.All(known => known.Name != column.Name)).ToList())
        {
            own.Add(column with { Table = table.Name, Identity = null, Comment = null, Privileges = default, Ordinal = own.Count + 1, Origin = table.Origin });
        }
    }

    // Parents before their heirs; what names itself in a circle stays where it is.
    private static IEnumerable<Table> InOrder(List<Table> tables)
    {
        var heirs = tables.Where(static table => table.Parents.Any()).ToList();
        while (heirs.Count > 0)
        {
            var next = heirs.FirstOrDefault(table => table.Parents.All(parent => heirs.All(other => other.Name != parent))) ?? heirs[0];
            heirs.Remove(next);
            yield return next;
        }
    }
}
