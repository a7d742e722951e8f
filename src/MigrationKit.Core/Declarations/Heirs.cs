using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>
/// Partitions and heirs have the columns of their parents, whether their statement says so or not, and parts of an index know which one they
/// are a part of.
/// </summary>
internal static class Heirs
{
    /// <summary>The objects with the columns that their tables have of parents.</summary>
    public static IEnumerable<SchemaObject> WithColumns(IReadOnlyCollection<SchemaObject> objects) => WithColumns(objects, static column => column);

    /// <summary>The objects with the columns that their tables have of parents.</summary>
    /// <param name="objects">The objects, among them the columns that tables have of themselves.</param>
    /// <param name="amended">Gives a column that came from a parent with what is said of it; heirs have it of there.</param>
    public static IEnumerable<SchemaObject> WithColumns(IReadOnlyCollection<SchemaObject> objects, Func<Column, Column> amended)
    {
        var columns = objects.OfType<Column>().GroupBy(static column => column.Table).ToDictionary(static group => group.Key, static group => group.ToList());
        foreach (var table in InOrder(objects.OfType<Table>().ToList()))
        {
            Inherit(table, columns, amended);
        }

        return objects.Where(static item => item is not Column).Concat(columns.Values.SelectMany(static list => list));
    }

    /// <summary>The objects with their keys and indexes attached to those that they are parts of, and without what partitions share with the whole.</summary>
    public static IEnumerable<SchemaObject> WithParts(IReadOnlyCollection<SchemaObject> all)
    {
        var parents = all.OfType<Table>().Where(static table => table.PartitionOf is not null).GroupBy(static table => table.Name)
            .ToDictionary(static same => same.Key, static same => same.First().PartitionOf!.Parent);
        var objects = WithoutShared(all, parents);
        var indexes = objects.OfType<IndexedObject>().GroupBy(static item => (item.Table.Schema, item.Name)).ToDictionary(static group => group.Key, static group => group.First().Id);
        var taken = new HashSet<(QualifiedName Table, string Whole)>(objects.OfType<IndexedObject>().Where(static item => item.PartOf is not null).Select(static item => (item.Table, item.PartOf!.Name)));
        return PartitionIndexes.Complete(objects.Select(item => Attached(item, parents, objects, taken))
            .Select(item => item is IndexedObject { PartOf: { Parent: null } whole } part && indexes.TryGetValue((whole.Schema, whole.Name), out var id)
                ? part with { PartOf = id }
                : item)
            .ToList());
    }

    // A partition shares the checks and foreign keys of the whole, and those it had before it was attached become those of the whole. A comment
    // is of one of them: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-ATTACH-PARTITION
    private static List<SchemaObject> WithoutShared(IReadOnlyCollection<SchemaObject> objects, Dictionary<QualifiedName, QualifiedName> parents)
    {
        var shared = objects.Where(static item => item is CheckConstraint { NoInherit: false } or ForeignKey).ToLookup(static item => ((TableObject)item).Table, static item => item.Bare);
        return objects.Where(item => item switch
        {
            CheckConstraint check => !Wholes(check.Table, parents).Any(whole => shared[whole].Contains((check with { Table = whole }).Bare)),
            ForeignKey key => !Wholes(key.Table, parents).Any(whole => shared[whole].OfType<ForeignKey>().Any(other => other.Equals((key with { Table = whole, Name = other.Name }).Bare))),
            _ => true,
        }).ToList();
    }

    private static IEnumerable<QualifiedName> Wholes(QualifiedName table, Dictionary<QualifiedName, QualifiedName> parents)
    {
        // A table that is said to be a part of itself is refused elsewhere.
        for (var seen = new HashSet<QualifiedName>(); parents.TryGetValue(table, out var parent) && seen.Add(parent); table = parent)
        {
            yield return parent;
        }
    }

    // A partition that is attached has its keys and indexes attached to equal ones of the whole, the oldest where several are:
    // https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-ATTACH-PARTITION
    private static SchemaObject Attached(SchemaObject item, Dictionary<QualifiedName, QualifiedName> parents, IReadOnlyCollection<SchemaObject> objects, HashSet<(QualifiedName Table, string Whole)> taken)
    {
        if (item is not IndexedObject { PartOf: null } part || !parents.TryGetValue(part.Table, out var parent))
        {
            return item;
        }

        var whole = objects.OfType<IndexedObject>().FirstOrDefault(candidate => candidate.Table == parent && !candidate.IsOfWholeOnly.Value && !taken.Contains((part.Table, candidate.Name))
            && (candidate.Structure with { Table = part.Table, Name = part.Name }).Equals(part.Structure with { PartOf = null }));
        return whole is not null && taken.Add((part.Table, whole.Name)) ? part with { PartOf = whole.Id } : item;
    }

    private static void Inherit(Table table, Dictionary<QualifiedName, List<Column>> columns, Func<Column, Column> amended)
    {
        if (!columns.TryGetValue(table.Name, out var own))
        {
            columns[table.Name] = own = [];
        }

        foreach (var column in table.Parents.SelectMany(parent => columns.TryGetValue(parent, out var theirs) ? theirs : []).Where(column => own.All(known => known.Name != column.Name)).ToList())
        {
            own.Add(amended((Column)column.Bare with { Table = table.Name, Identity = null, Options = default, ForeignOptions = default, Ordinal = own.Count + 1, Origin = table.Origin }));
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
