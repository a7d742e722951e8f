namespace MigrationKit.Core.Model;

/// <summary>Which table is a part of, or inherits from, which other. What a parent gets its children get with it.</summary>
internal sealed class TableTree
{
    private readonly Dictionary<QualifiedName, Table> _tables;
    private readonly ILookup<QualifiedName, Table> _children;
    private readonly ILookup<QualifiedName, QualifiedName> _defaults;

    public TableTree(DatabaseSchema schema)
    {
        _tables = schema.All<Table>().ToDictionary(static table => table.Name);
        _children = _tables.Values.SelectMany(static table => table.Parents.Select(parent => (Parent: parent, Table: table)))
            .ToLookup(static pair => pair.Parent, static pair => pair.Table);
        _defaults = Links.Where(static link => link.IsDefault).ToLookup(static link => link.Parent, static link => link.Child);
        HasLinks = _children.Count > 0;
    }

    /// <summary>Whether any table has a parent.</summary>
    public bool HasLinks { get; }

    public IEnumerable<TableLink> Links => _tables.Values.SelectMany(TableLink.Of);

    public bool IsPartitioned(QualifiedName table) => _tables.TryGetValue(table, out var found) && found.PartitionBy is not null;

    /// <summary>Parents that are tables of the schema.</summary>
    public IEnumerable<QualifiedName> ParentsOf(QualifiedName table) =>
        _tables.TryGetValue(table, out var found) ? found.Parents.Where(_tables.ContainsKey) : [];

    public IEnumerable<QualifiedName> ChildrenOf(QualifiedName table) => _children[table].Select(static child => child.Name);

    /// <summary>The partition that takes what belongs in no other; null where there is none.</summary>
    public QualifiedName? DefaultOf(QualifiedName table) => _defaults[table].Select(static child => (QualifiedName?)child).FirstOrDefault();

    /// <summary>Parents, their parents and so on, the nearest first.</summary>
    public IEnumerable<QualifiedName> AncestorsOf(QualifiedName table) =>
        ParentsOf(table).SelectMany(parent => AncestorsOf(parent).Prepend(parent)).Distinct();

    /// <summary>Children, their children and so on, each after its parent.</summary>
    public IEnumerable<QualifiedName> DescendantsOf(QualifiedName table) =>
        ChildrenOf(table).SelectMany(child => DescendantsOf(child).Prepend(child)).Distinct();
}

/// <summary>That a table is a part of another one, or inherits from it.</summary>
/// <param name="Child">The part, or heir.</param>
/// <param name="Parent">The whole.</param>
/// <param name="Bound">Which part; null where it inherits.</param>
internal sealed record TableLink(QualifiedName Child, QualifiedName Parent, string? Bound)
{
    public static IEnumerable<TableLink> Of(Table table) => table.PartitionOf is { } partition
        ? [new(table.Name, partition.Parent, partition.Bound)]
        : table.Inherits.Select(parent => new TableLink(table.Name, parent, null));

    public ObjectId ChildId => ObjectId.Of(ObjectKind.Table, Child);

    public bool IsDefault => Bound == "DEFAULT";

    /// <summary>What it has in common with every link of the same kind between the same tables: the bound is left out.</summary>
    public TableLink Unbound => this with { Bound = Bound is null ? null : "" };
}
