using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Drift;

/// <summary>Tells by a key which changes have one cause.</summary>
internal sealed class PendingKeys
{
    private readonly HashSet<ObjectId> _whole;
    private readonly Dictionary<ObjectId, SchemaChange> _columns = [];
    private readonly ILookup<Origin?, ObjectId> _newTables;

    public PendingKeys(IReadOnlyCollection<SchemaChange> changes)
    {
        var whole = changes.Where(static change => change is CreateObject or DropObject).ToList();
        _whole = new(whole.Select(static change => change.Id));
        _newTables = whole.Where(static change => change is CreateObject { Object: Table })
            .ToLookup(static change => change.Origin.Value, static change => change.Id);
        foreach (var change in whole.Where(static change => change.Id.Kind == ObjectKind.Column))
        {
            _columns[change.Id] = change;
        }
    }

    public object Of(SchemaChange change)
    {
        if (Parents(change.Id).FirstOrDefault(_whole.Contains) is { } whole)
        {
            return whole;
        }

        return TableWith(change) ?? OfMember(ColumnOf(change) ?? change);
    }

    // A part names its table, which may be a view.
    private static IEnumerable<ObjectId> Parents(ObjectId id) => id.ParentId switch
    {
        null => [],
        { Kind: ObjectKind.Table } table => ObjectKinds.Relations.Select(kind => table with { Kind = kind }),
        var parent => [parent],
    };

    // A schema that nobody declared comes with the table that stands in it.
    private ObjectId? TableWith(SchemaChange change) =>
        change is CreateObject { Object: Namespace } && change.Origin.Value is { } origin ? _newTables[origin].FirstOrDefault() : null;

    // An index comes with its new column and goes with its old one.
    private SchemaChange? ColumnOf(SchemaChange change)
    {
        if (change is not (CreateObject or DropObject) || ObjectOf(change) is not TableObject part || part is Column)
        {
            return null;
        }

        return part.References
            .Select(id => _columns.TryGetValue(id, out var column) && column.GetType() == change.GetType() ? column : null)
            .FirstOrDefault(static column => column is not null);
    }

    private static SchemaObject ObjectOf(SchemaChange change) =>
        change is CreateObject create ? create.Object : ((DropObject)change).Object;

    private static object OfMember(SchemaChange change) =>
        change is not DropObject && change.Origin.Value is { Member: not null } origin ? (origin, change.GetType()) : change.Id;
}
