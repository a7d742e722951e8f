using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Partitions and heirs that come and go while their tables stay. All of a migration happens between the two: what leaves its parent leaves
/// it first, what gets one gets it last, so that in between nothing is done twice and every table is complete before it is attached.
/// </summary>
internal sealed class TableLinks
{
    private readonly DatabaseSchema _from;
    private readonly DatabaseSchema _to;
    private readonly ISet<QualifiedName> _replaced;

    private TableLinks(DatabaseSchema from, DatabaseSchema to, ISet<QualifiedName> replaced)
    {
        (_from, _to, _replaced) = (from, to, replaced);
        var (before, after) = (from.Tree.Links.ToList(), to.Tree.Links.ToList());
        var (bound, old) = (new HashSet<TableLink>(before.Select(static link => link.Unbound)), new HashSet<TableLink>(before));
        var kept = after.Where(link => bound.Contains(link.Unbound) && !IsReplaced(link) && (link.Bound is not null || (IsInPlace(link) && !IsInTheWay(link)))).ToList();
        var (keptBound, keptLinks) = (new HashSet<TableLink>(kept.Select(static link => link.Unbound)), new HashSet<TableLink>(kept));
        var principals = new HashSet<QualifiedName>(from.All<ForeignKey>().Where(key => to.Contains(key.Id)).Select(static key => key.PrincipalTable));
        Detached = before.Where(link => (Stays(link.Child) || IsReferredTo(link, principals)) && !keptBound.Contains(link.Unbound)).ToList();
        Attached = after.Where(link => !keptLinks.Contains(link) && (link.Bound is not null || Stays(link.Child))).ToList();
        Rebound = kept.Where(link => !old.Contains(link)).ToList();
        Late = LateOnes().ToList();
        From = Without(from, Detached, Rebound, isNew: static _ => false);
        To = Without(WithoutLate(), Attached, [], table => !from.Contains(ObjectId.Of(ObjectKind.Table, table)) || replaced.Contains(table));
    }

    /// <summary>What ends before anything else happens.</summary>
    public IReadOnlyList<TableLink> Detached { get; }

    /// <summary>What begins when all else is done.</summary>
    public IReadOnlyList<TableLink> Attached { get; }

    /// <summary>Partitions that get another bound.</summary>
    public IReadOnlyList<TableLink> Rebound { get; }

    /// <summary>Indexes and keys of partitioned tables that a new partition has no part of: it would get one, were they there before it.</summary>
    public IReadOnlyList<IndexedObject> Late { get; }

    /// <summary>The schema when what ends has ended.</summary>
    public DatabaseSchema From { get; }

    /// <summary>The schema before what begins begins.</summary>
    public DatabaseSchema To { get; }

    /// <param name="from">The schema before, with the names of the one after.</param>
    /// <param name="to">The schema after.</param>
    /// <param name="replaced">The tables that are dropped and created again.</param>
    /// <returns>Null where no table has a parent.</returns>
    public static TableLinks? Between(DatabaseSchema from, DatabaseSchema to, ISet<QualifiedName> replaced) =>
        from.Tree.HasLinks || to.Tree.HasLinks ? new TableLinks(from, to, replaced) : null;

    /// <summary>The default partition of a table that there is in the end; null where there is none.</summary>
    public QualifiedName? DefaultOf(QualifiedName table) => _to.Tree.DefaultOf(table);

    /// <summary>What is attached to an index.</summary>
    public IEnumerable<IndexedObject> PartsOf(IndexedObject index) => _to.All<IndexedObject>().Where(part => part.PartOf == index.Id);

    /// <summary>What is equal to an index of a partition and shall be attached, where the index shall not: the server takes the older one.</summary>
    public IEnumerable<IndexedObject> PreferredTo(IndexedObject index) => _to.Find(index.Id) is IndexedObject { PartOf: null }
        ? _to.PartsOf(ObjectId.Of(ObjectKind.Table, index.Table)).OfType<IndexedObject>().Where(part => part.PartOf is not null && (part.Structure with { Name = index.Name }).Equals(index.Structure))
        : [];

    private IEnumerable<IndexedObject> LateOnes() =>
        from links in Attached.Where(static link => link.Bound is not null).GroupBy(static link => link.Parent)
        from item in _to.PartsOf(ObjectId.Of(ObjectKind.Table, links.Key)).OfType<IndexedObject>()
        where links.Any(link => _to.Find(link.ChildId) is Table { Foreign: null } && !_to.PartsOf(link.ChildId).OfType<IndexedObject>().Any(part => part.PartOf == item.Id))
        orderby item.Id
        select item;

    private DatabaseSchema WithoutLate()
    {
        var objects = _to.ToDictionary();
        foreach (var item in Late)
        {
            objects.Remove(item.Id);
            PartsOf(item).ToList().ForEach(part => objects[part.Id] = part with { PartOf = null });
        }

        return Late.Count == 0 ? _to : DatabaseSchema.FromDictionary(objects);
    }

    private bool Stays(QualifiedName table) => _to.Contains(ObjectId.Of(ObjectKind.Table, table)) && !_replaced.Contains(table) && _from.Contains(ObjectId.Of(ObjectKind.Table, table));

    // A partition of what foreign keys refer to is not dropped before it is none: they depend on it too.
    private bool IsReferredTo(TableLink link, HashSet<QualifiedName> principals) =>
        link.Bound is not null && Stays(link.Parent) && _from.Tree.AncestorsOf(link.Parent).Prepend(link.Parent).Any(principals.Contains);

    private bool IsReplaced(TableLink link) => _replaced.Contains(link.Child) || _replaced.Contains(link.Parent);

    // A new parent is put behind the others; so all that shall stand behind it is taken off and put back.
    private bool IsInPlace(TableLink link) => ParentsOf(_from, link.Child).Zip(ParentsOf(_to, link.Child), static (left, right) => (left, right))
        .TakeWhile(static pair => pair.left == pair.right).Any(pair => pair.left == link.Parent);

    // The server lets no table turn a column into another type that an heir has of another table as well. So the heir leaves all but the first
    // for that long: it has of that one what it has of it.
    private bool IsInTheWay(TableLink link) => ParentsOf(_from, link.Child).First() != link.Parent
        && _from.ColumnsOf(link.ChildId).Any(column => SourcesOf(column).Distinct().Skip(1).Any()
            && _to.Find(column.Id) is Column after && (column.Type != after.Type || column.Collation != after.Collation));

    // The tables at the top that a column comes from.
    private IEnumerable<QualifiedName> SourcesOf(Column column)
    {
        var parents = _from.Tree.ParentsOf(column.Table).Select(parent => _from.Find(ObjectId.Of(ObjectKind.Column, parent, column.Name))).OfType<Column>().ToList();
        return parents.Count == 0 ? [column.Table] : parents.SelectMany(SourcesOf);
    }

    private static IEnumerable<QualifiedName> ParentsOf(DatabaseSchema schema, QualifiedName child) =>
        TableLink.Of((Table)schema.Find(ObjectId.Of(ObjectKind.Table, child))!).Select(static link => link.Parent);

    private DatabaseSchema Without(DatabaseSchema schema, IReadOnlyList<TableLink> links, IReadOnlyList<TableLink> rebound, Func<QualifiedName, bool> isNew)
    {
        var objects = schema.ToDictionary();
        foreach (var link in rebound)
        {
            objects[link.ChildId] = (Table)objects[link.ChildId] with { PartitionOf = new Partition(link.Parent, link.Bound!) };
        }

        foreach (var link in links)
        {
            objects[link.ChildId] = Without((Table)objects[link.ChildId], link);
            foreach (var part in schema.PartsOf(link.ChildId).OfType<IndexedObject>().Where(static part => part.PartOf is not null))
            {
                objects[part.Id] = part with { PartOf = null };
            }
        }

        // What it had of its parent it has for itself.
        foreach (var part in links.SelectMany(link => Legacy(link, schema, isNew(link.Child))).Where(part => !objects.ContainsKey(part.Id)))
        {
            objects[part.Id] = part;
        }

        return DatabaseSchema.FromDictionary(objects);
    }

    private static Table Without(Table table, TableLink link) => link.Bound is not null
        ? table with { PartitionOf = null }
        : table with { Inherits = table.Inherits.Where(parent => parent != link.Parent).ToEquatableArray() };

    private static IEnumerable<TableObject> Legacy(TableLink link, DatabaseSchema schema, bool isNew)
    {
        var forgotten = new HashSet<ObjectId>(DetachPlans.AmongThemselves(link, schema).Select(static foreign => foreign.Id));
        var sources = schema.Tree.AncestorsOf(link.Parent).Prepend(link.Parent).SelectMany(table => schema.PartsOf(ObjectId.Of(ObjectKind.Table, table)));
        foreach (var part in sources)
        {
            switch (part)
            {
                case CheckConstraint { NoInherit: false } check:
                    yield return (CheckConstraint)check.Bare with { Table = link.Child, IsValidated = true, Uses = null };
                    break;

                // A new partition has no rows to be checked when it gets those of its table.
                case ForeignKey foreign when link.Bound is not null && !isNew && !forgotten.Contains(foreign.Id):
                    yield return (ForeignKey)foreign.Bare with { Table = link.Child, IsValidated = true, Uses = null };
                    break;
            }
        }
    }
}
