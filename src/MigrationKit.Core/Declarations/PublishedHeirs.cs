using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>
/// A publication of a table is one of its heirs too, unless ONLY was said: the server writes them down one by one. Partitions belong to the whole, and
/// are not written down.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createpublication.html</remarks>
internal static class PublishedHeirs
{
    /// <param name="objects">All objects.</param>
    public static IEnumerable<SchemaObject> Complete(IReadOnlyCollection<SchemaObject> objects)
    {
        var heirs = objects.OfType<Table>().SelectMany(static table => table.Inherits.Select(parent => (Parent: parent, table.Name))).ToLookup(static pair => pair.Parent, static pair => pair.Name);
        return heirs.Count == 0 ? objects : objects.Select(item => item is Publication publication ? publication with { Tables = WithHeirs(publication.Tables, heirs) } : item);
    }

    private static EquatableArray<PublishedTable> WithHeirs(EquatableArray<PublishedTable> tables, ILookup<QualifiedName, QualifiedName> heirs)
    {
        var all = tables.ToDictionary(static published => published.Table);
        foreach (var published in tables.Where(static published => published.IsWithHeirs.Value))
        {
            foreach (var heir in Descendants(published.Table, heirs, []).Where(heir => !all.ContainsKey(heir)))
            {
                all.Add(heir, published with { Table = heir });
            }
        }

        return all.Values.OrderBy(static published => published.Table).ToEquatableArray();
    }

    private static IEnumerable<QualifiedName> Descendants(QualifiedName table, ILookup<QualifiedName, QualifiedName> heirs, HashSet<QualifiedName> seen) =>
        heirs[table].Where(seen.Add).SelectMany(heir => Descendants(heir, heirs, seen).Prepend(heir));
}
