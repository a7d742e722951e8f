using System.Collections.Concurrent;

namespace MigrationKit.Core.Model;

/// <summary>All that is known about the objects of a database, or of a set of classes that declare one: immutable, equal by content.</summary>
internal sealed class DatabaseSchema : IEquatable<DatabaseSchema>
{
    private readonly Dictionary<ObjectId, SchemaObject> _byId;

    // Planners ask for them again and again, and analyzers from several threads.
    private readonly ConcurrentDictionary<Type, object> _byType = new();
    private Dictionary<QualifiedName, List<SchemaObject>>? _children;
    private ILookup<QualifiedName, ObjectId>? _named;
    private TableTree? _tree;

    private DatabaseSchema(SchemaObject[] sorted, Dictionary<ObjectId, SchemaObject> byId)
    {
        Objects = sorted;
        _byId = byId;
    }

    public static DatabaseSchema Empty { get; } = Create([]);

    /// <summary>Partitions and inheritance.</summary>
    public TableTree Tree => _tree ??= new(this);

    /// <summary>Every object, sorted by identity.</summary>
    public EquatableArray<SchemaObject> Objects { get; }

    /// <exception cref="ArgumentException">Two objects have the same identity.</exception>
    public static DatabaseSchema Create(IEnumerable<SchemaObject> objects)
    {
        var byId = new Dictionary<ObjectId, SchemaObject>();
        foreach (var item in objects)
        {
            byId.Add(item.Id, item);
        }

        return FromDictionary(byId);
    }

    public static DatabaseSchema FromDictionary(Dictionary<ObjectId, SchemaObject> byId)
    {
        var (keys, items) = (byId.Keys.ToArray(), byId.Values.ToArray());
        if (!IsSorted(keys))
        {
            Array.Sort(keys, items);
        }

        return new DatabaseSchema(items, byId);
    }

    public SchemaObject? Find(ObjectId id) => _byId.TryGetValue(id, out var found) ? found : null;

    public bool Contains(ObjectId id) => _byId.ContainsKey(id);

    /// <summary>The objects of a type, sorted by identity.</summary>
    public IReadOnlyList<T> All<T>()
        where T : SchemaObject => (IReadOnlyList<T>)_byType.GetOrAdd(typeof(T), _ => Objects.OfType<T>().ToArray());

    /// <summary>The parts of a relation in order of kind and name.</summary>
    public IEnumerable<SchemaObject> PartsOf(ObjectId relation) =>
        relation.Kind.IsRelation() && Children().TryGetValue(relation.QualifiedName, out var parts) ? parts : [];

    /// <summary>The relation or enum that an object is a part of, as it is in this schema.</summary>
    public ObjectId? ParentOf(ObjectId id) => id.ParentId is not { Kind: ObjectKind.Table } table ? id.ParentId
        : ObjectKinds.Relations.Select(kind => table with { Kind = kind }).FirstOrDefault(Contains) ?? table;

    /// <summary>What goes by a name in a schema, of whatever kind but parts of relations.</summary>
    public IEnumerable<ObjectId> Named(QualifiedName name) =>
        (_named ??= Objects.Where(static item => item.Id.Parent is null).Select(static item => item.Id).ToLookup(static id => id.QualifiedName))[name];

    /// <summary>The columns of a table in their declared or physical order.</summary>
    public IEnumerable<Column> ColumnsOf(ObjectId table) => PartsOf(table).OfType<Column>().OrderBy(static column => column.Ordinal.Value);

    public Dictionary<ObjectId, SchemaObject> ToDictionary() => new(_byId);

    public bool Equals(DatabaseSchema? other) => other is not null && Objects == other.Objects;

    public override bool Equals(object? obj) => Equals(obj as DatabaseSchema);

    public override int GetHashCode() => Objects.GetHashCode();

    private Dictionary<QualifiedName, List<SchemaObject>> Children()
    {
        if (_children is { } known)
        {
            return known;
        }

        var children = new Dictionary<QualifiedName, List<SchemaObject>>();
        foreach (var item in Objects)
        {
            var id = item.Id;
            if (id.Parent is null)
            {
                continue;
            }

            var parent = id.ParentName;
            if (!children.TryGetValue(parent, out var parts))
            {
                children[parent] = parts = [];
            }

            parts.Add(item);
        }

        return _children = children;
    }

    // As most are, that were made of another schema; sorting asks for twenty comparisons of each of a thousand objects.
    private static bool IsSorted(ObjectId[] keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i - 1].CompareTo(keys[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
