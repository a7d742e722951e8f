using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Finds what has to go and come back although it is the same before and after, because something that it hangs on cannot change under
/// it: a check over a column whose type changes, a foreign key whose principal's key is replaced. Nothing is ever dropped by CASCADE.
/// </summary>
internal sealed class RebuiltObjects
{
    private readonly DatabaseSchema _from;
    private readonly DatabaseSchema _to;
    private readonly Dictionary<ObjectId, SchemaChange> _changes;
    private readonly TypeObstacles _obstacles;
    private readonly HashSet<ObjectId> _rebuilt = [];
    private readonly Dictionary<ObjectId, Column> _withoutDefault = [];
    private readonly Lazy<ILookup<ObjectId, ObjectId>> _usedByText;
    private readonly Lazy<ILookup<ObjectId, ObjectId>> _usedByTables;
    private readonly ILookup<ObjectId?, ObjectId> _parts;
    private readonly Queue<ObjectId> _open = new();

    private RebuiltObjects(IEnumerable<SchemaChange> changes, DatabaseSchema from, DatabaseSchema to)
    {
        (_from, _to) = (from, to);
        _changes = changes.ToDictionary(static change => change.Id);
        _usedByText = new(() => UsedBy(from, static item => item is not TableObject));
        _usedByTables = new(() => UsedBy(from, static item => item is TableObject part && MentionsOthers(part)));
        _parts = from.All<IndexedObject>().Where(static part => part.PartOf is not null).ToLookup(static part => part.PartOf, static part => part.Id);
        _obstacles = new(from, to, _changes.ContainsKey);
    }

    /// <summary>The changes with an alteration replaced by a drop and a creation, and such pairs added, where the server asks for it.</summary>
    public static IReadOnlyList<SchemaChange> Expand(IReadOnlyList<SchemaChange> changes, DatabaseSchema from, DatabaseSchema to)
    {
        // Nothing that stays can be in the way when nothing is altered or dropped, and no table gets a column.
        if (changes.All(static change => change is CreateObject and not { Object: Column }))
        {
            return changes;
        }

        return new RebuiltObjects(changes, from, to).Expand(changes);
    }

    private IReadOnlyList<SchemaChange> Expand(IReadOnlyList<SchemaChange> changes)
    {
        foreach (var alter in changes.OfType<AlterObject>())
        {
            Start(alter);
        }

        changes.OfType<CreateObject>().Select(static create => create.Object).OfType<Column>().SelectMany(_obstacles.OfNew).ToList().ForEach(id => Rebuild(id));

        foreach (var drop in changes.OfType<DropObject>().Where(static drop => MayBeNeeded(drop.Object)))
        {
            Dependents(drop.Object).Where(static id => !ObjectPlanner.Of(id.Kind).LetsGo).ToList().ForEach(id => Rebuild(id));
        }

        while (_open.Count > 0)
        {
            var id = _open.Dequeue();
            Dependents(_from.Find(id)!).ToList().ForEach(dependent => Rebuild(dependent, id));

            // What rows are in which partition hangs on the type.
            TypeUse.ColumnsOf(id, _from, _to).Where(column => TablePlanner.IsPartitionKey(column, _from)).ToList().ForEach(column => RebuildTable(column.Id.ParentId!));
        }

        return
        [
            .. changes.Where(change => !_rebuilt.Contains(change.Id) && !_withoutDefault.ContainsKey(change.Id)),
            .. _withoutDefault.OrderBy(static pair => pair.Key).SelectMany(pair => new SchemaChange[]
            {
                new AlterObject(_from.Find(pair.Key)!, pair.Value),
                new AlterObject(pair.Value, _to.Find(pair.Key)!),
            }),
            .. _rebuilt.OrderBy(static id => id).SelectMany(id => new SchemaChange[] { new DropObject(_from.Find(id)!), new CreateObject(_to.Find(id)!) }),
        ];
    }

    private void Start(AlterObject alter)
    {
        switch (alter.From, alter.To)
        {
            case (Table from, Table to) when ObjectPlanner.Of(ObjectKind.Table).IsRebuilt(from, to):
                RebuildTable(from.Id);
                break;
            case var (from, to) when ObjectPlanner.Of(from.Id.Kind).IsRebuilt(from, to):
                Rebuild(from.Id);
                break;
            case (Column from, Column to) when (from.Type != to.Type || from.Collation != to.Collation) && TablePlanner.IsPartitionKey(from, _from):
                RebuildTable(from.Id.ParentId!);
                break;
            case (Column from, Column to) when from.Type != to.Type || from.Collation != to.Collation:
                _obstacles.Of(from, to).Concat(_usedByText.Value[from.Id]).ToList().ForEach(id => Rebuild(id));
                break;
            case (IndexedObject from, IndexedObject to) when IndexPlanner.IsReplacedWithParts(from, to, _from):
                Rebuild(from.Id);
                break;
            case (DefinedObject { Id.Kind: ObjectKind.Composite } from, DefinedObject to) when CompositePlanner.ChangesTypes(from, to) && IsStored(from.Id, []):
                Rebuild(from.Id);
                break;
            case (DefinedObject { Id.Kind: ObjectKind.Composite } from, DefinedObject to) when CompositePlanner.ChangesTypes(from, to) || CompositePlanner.LosesAttributes(from, to):
                Dependents(from).Where(ReadsAttributes).ToList().ForEach(id => Rebuild(id));
                break;
            case (DefinedObject { Id.Kind: ObjectKind.Domain } from, DefinedObject to) when DomainPlanner.BindsMore(from, to) && IsStoredInside(from.Id, []):
                Rebuild(from.Id);
                break;
            case (IndexedObject from, IndexedObject to) when IsKey(from) && from.Structure != to.Structure:
                Dependents(from).ToList().ForEach(id => Rebuild(id));
                break;
        }
    }

    /// <summary>Whether rows hold values of the type, be it inside of others.</summary>
    private bool IsStored(ObjectId type, HashSet<ObjectId> seen) => seen.Add(type)
        && (TypeUse.ColumnsOf(type, _from, _to).Any() || _usedByText.Value[type].Any(id => TypeUse.IsReplaceable(id.Kind) && IsStored(id, seen)));

    /// <summary>
    /// Whether rows hold values of the domain inside of arrays or other types: there the server does not look for values that no longer fit, and refuses
    /// (validateDomainConstraint in src/backend/commands/typecmds.c).
    /// </summary>
    private bool IsStoredInside(ObjectId domain, HashSet<ObjectId> seen) => seen.Add(domain)
        && (TypeUse.ColumnsOf(domain, _from, _to).Any(static column => column.Type.IsArray)
            || _usedByText.Value[domain].Any(id => id.Kind == ObjectKind.Domain ? IsStoredInside(id, seen) : TypeUse.IsReplaceable(id.Kind) && IsStored(id, [])));

    // The part of a partition that stays cannot go: no statement takes it off its whole.
    private IEnumerable<ObjectId> WholeOf(SchemaObject item) =>
        item is IndexedObject { PartOf: { } whole } part && _to.Contains(part.Id.ParentId!) && !_rebuilt.Contains(part.Id.ParentId!) ? [whole] : [];

    // Whoever names the type alone takes it with whatever attributes it has.
    private static bool ReadsAttributes(ObjectId id) => id.Kind.IsRelation() || id.Kind is ObjectKind.Rule or ObjectKind.Policy or ObjectKind.Check or ObjectKind.Index;

    private IEnumerable<ObjectId> Dependents(SchemaObject item)
    {
        var inTables = item is TableObject part
            ? _obstacles.Neighbours(part.Table).Where(other => other.Id != item.Id && Mentions.Of(other, _from).Contains(item.Id)).Select(static other => other.Id)
            : _usedByTables.Value[item.Id].Concat(_from.PartsOf(item.Id).OfType<TableObject>().Select(static part => part.Id)).Distinct();
        return inTables.Concat(_usedByText.Value[item.Id]).Concat(_parts[item.Id]).Concat(WholeOf(item))
            .Concat(_obstacles.OfColumns(item.Id)).Concat(TypeUse.ColumnsOf(item.Id, _from, _to).SelectMany(column => _usedByText.Value[column.Id]));
    }

    private void Rebuild(ObjectId id, ObjectId? because = null)
    {
        switch (_from.Find(id), _to.Find(id))
        {
            case (null, _) or (_, null):
                break;
            case (Table { Foreign: not null }, Table { Foreign: not null }):
                RebuildTable(id);
                break;
            case (Column, Column) when _rebuilt.Contains(id.ParentId!):
                Enqueue(id);
                break;

            // It keeps its rows.
            case (Table, _):
                break;

            // It is turned over together with its default.
            case (Column { Generated: null } column, Column { Generated: null }) when because is not null && TypeUse.IsOf(column, because):
                break;

            // A column keeps its values: what it needs is taken from it for a while.
            case (Column { Generated: null } column, Column { Generated: null } to):
                if (column.Default is not null && column.Default == to.Default)
                {
                    _withoutDefault[id] = column with { Default = null, Uses = default };
                }

                break;
            default:
                Enqueue(id);
                break;
        }
    }

    private void Enqueue(ObjectId id)
    {
        if (_rebuilt.Add(id))
        {
            _open.Enqueue(id);
        }
    }

    private void RebuildTable(ObjectId id)
    {
        Enqueue(id);
        var sequences = _from.All<Sequence>().Where(sequence => sequence.OwnedBy?.ParentId == id);
        _from.PartsOf(id).Concat(sequences).Select(static part => part.Id).ToList().ForEach(part => Rebuild(part));
    }

    private static ILookup<ObjectId, ObjectId> UsedBy(DatabaseSchema schema, Func<SchemaObject, bool> where) => schema.Objects.Where(where)
        .SelectMany(item => Mentions.Of(item, schema).Where(used => !IsOwn(item, used)).SelectMany(used => WithTable(used, item)).Distinct().Select(used => (Used: used, item.Id)))
        .ToLookup(static pair => pair.Used, static pair => pair.Id);

    // Whether it may depend on more than its table and its columns.
    private static bool MentionsOthers(TableObject part) => part.Uses.Value is not null || part is ForeignKey or Column { Type.Schema: not null } or Column { Collation: not null }
        || part is not Column && part.References.Any(id => id.Parent is null && id.QualifiedName != part.Table) || part.Expressions.Any();

    // What the server knows to use a column hangs on its table too.
    private static IEnumerable<ObjectId> WithTable(ObjectId used, SchemaObject user) =>
        used.Kind == ObjectKind.Column && user is not TableObject ? [used, used.ParentId!] : [used];

    // A table goes with neither its parents nor its partition key: see TableLinks.
    private static bool IsOwn(SchemaObject item, ObjectId used) => item is Table && (used.Kind is ObjectKind.Table or ObjectKind.Column);

    private static bool MayBeNeeded(SchemaObject item) => !item.IsImplicit && (item is not TableObject || IsKey(item) || item is IndexedObject { PartOf: not null });

    private static bool IsKey(SchemaObject item) => item is PrimaryKey or UniqueConstraint or TableIndex { IsUnique: true };
}
