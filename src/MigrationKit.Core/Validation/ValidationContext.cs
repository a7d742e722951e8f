using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>The objects that rules look at.</summary>
internal sealed class ValidationContext
{
    private readonly Dictionary<ObjectId, SchemaObject> _byId = [];
    private readonly ILookup<ObjectId?, TableObject> _parts;

    public ValidationContext(IReadOnlyCollection<SchemaObject> objects, int postgresVersion)
    {
        (Objects, PostgresVersion) = (objects, postgresVersion);
        foreach (var item in objects)
        {
            if (!_byId.ContainsKey(item.Id))
            {
                _byId.Add(item.Id, item);
            }
        }

        _parts = objects.OfType<TableObject>().ToLookup(static part => part.Id.ParentId);
    }

    public IReadOnlyCollection<SchemaObject> Objects { get; }

    public int PostgresVersion { get; }

    public SchemaObject? Find(ObjectId id) => _byId.TryGetValue(id, out var item) ? item : null;

    public Column? FindColumn(QualifiedName table, string name) => Find(ObjectId.Of(ObjectKind.Column, table, name)) as Column;

    public IEnumerable<TableObject> PartsOf(QualifiedName table) => _parts[ObjectId.Of(ObjectKind.Table, table)];
}
