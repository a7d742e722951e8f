using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>Applies changes one after another to a schema: how the manifest at any point is found from the migrations alone.</summary>
internal sealed class SchemaFold(DatabaseSchema start)
{
    private readonly Dictionary<ObjectId, SchemaObject> _objects = start.ToDictionary();
    private int _ordinal = start.All<Column>().Select(static column => column.Ordinal.Value).DefaultIfEmpty().Max();

    public DatabaseSchema ToSchema() => DatabaseSchema.FromDictionary(new Dictionary<ObjectId, SchemaObject>(_objects));

    public void Apply(SchemaChange change)
    {
        switch (change)
        {
            case CreateObject create:
                Add(create.Object is Column column ? column with { Ordinal = ++_ordinal } : create.Object);
                break;
            case DropObject drop:
                Remove(drop.Id);
                break;
            case AlterObject alter:
                Alter(alter);
                break;
            case RenameObject rename:
                Rename(rename.Renaming);
                break;
        }
    }

    /// <summary>Renames an object and every mention of it. What is a column's of a table is that of its partitions and heirs too.</summary>
    public void Rename(Renaming renaming)
    {
        RenameOne(renaming);
        if (renaming.From.Kind == ObjectKind.Column)
        {
            Heirs(renaming).ToList().ForEach(RenameOne);
        }
    }

    private IEnumerable<Renaming> Heirs(Renaming renaming) => _objects.Values.OfType<Table>()
        .Where(table => table.Parents.Contains(renaming.From.ParentName))
        .Select(table => new Renaming(ObjectId.Of(ObjectKind.Column, table.Name, renaming.From.Name), ObjectId.Of(ObjectKind.Column, table.Name, renaming.To.Name)))
        .Where(heir => _objects.ContainsKey(heir.From))
        .SelectMany(heir => Heirs(heir).Prepend(heir)).Distinct();

    private void RenameOne(Renaming renaming)
    {
        if (renaming.From.Kind == ObjectKind.EnumValue ? !_objects.ContainsKey(renaming.From.ParentId!) : !_objects.ContainsKey(renaming.From))
        {
            throw new SchemaMismatchException($"{renaming.From} is to be renamed and does not exist.");
        }

        // A constraint, an index or a trigger is mentioned by nothing else but its parts in partitions.
        var touched = renaming.From.Kind.IsFoundWithoutName()
            ? _objects.Values.OfType<IndexedObject>().Where(item => item.PartOf == renaming.From).ToList<SchemaObject>().Append(_objects[renaming.From]).ToList()
            : _objects.Values.Where(item => MayMention(item, renaming)).ToList();
        var renamed = touched.Select(item => (Old: item, New: Renamed(item, renaming)))
            .Where(static pair => !pair.Old.Equals(pair.New) || !Nullable.Equals(pair.Old.Uses.Value, pair.New.Uses.Value)).ToList();
        foreach (var (old, _) in renamed)
        {
            _objects.Remove(old.Id);
        }

        foreach (var (_, item) in renamed)
        {
            Add(item);
        }
    }

    // Most parts of tables mention no other table than their own: a look at each of them for every rename would take long.
    private static bool MayMention(SchemaObject item, Renaming renaming)
    {
        if (item is not TableObject part || item.Uses.Value is not null)
        {
            return true;
        }

        return renaming.From.Kind switch
        {
            ObjectKind.Column => IsNear(part, renaming.From.ParentName),
            ObjectKind.Table => IsNear(part, renaming.From.QualifiedName) || part is Column { Type.Schema: not null } or IndexedObject { PartOf: not null } || part.Expressions.Any(),
            _ => true,
        };
    }

    private static bool IsNear(TableObject part, QualifiedName table) => part.Table == table || (part is ForeignKey foreign && foreign.PrincipalTable == table);

    private static SchemaObject Renamed(SchemaObject item, Renaming renaming)
    {
        var renamed = item.Renamed(renaming);
        return item.Uses.Value is { } uses ? renamed with { Uses = uses.Select(renaming.IdentityOf).ToEquatableArray() } : renamed;
    }

    private void Alter(AlterObject alter)
    {
        var current = Remove(alter.Id);
        Add(alter.To is Column to && current is Column from ? to with { Ordinal = from.Ordinal } : alter.To);
    }

    private void Add(SchemaObject item)
    {
        if (_objects.ContainsKey(item.Id))
        {
            throw new SchemaMismatchException($"{item.Id} is to be created and exists already.");
        }

        _objects.Add(item.Id, item);
    }

    private SchemaObject Remove(ObjectId id)
    {
        if (!_objects.TryGetValue(id, out var item))
        {
            throw new SchemaMismatchException($"{id} is to be changed and does not exist.");
        }

        _objects.Remove(id);
        return item;
    }
}
