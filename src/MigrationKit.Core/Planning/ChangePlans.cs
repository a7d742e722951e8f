using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning;

/// <summary>Makes the plan of each change, and leaves out what another one does along with it.</summary>
internal sealed class ChangePlans
{
    private readonly PlanContext _context;
    private readonly HashSet<ObjectId> _dropped;
    private readonly HashSet<ObjectId> _altered;
    private readonly InheritedColumns _inherited;
    private readonly TypeReplacements _replacements;
    private readonly HashSet<ObjectId> _replaced;
    private readonly DroppedCircles _circles;
    private readonly StoredRows _rowsBefore;
    private readonly StoredRows _rowsAfter;

    private ChangePlans(PlanContext context)
    {
        _context = context;
        _inherited = new(context);
        _dropped = new(context.Changes.OfType<DropObject>().Select(static drop => drop.Id));
        _altered = new(context.Changes.OfType<AlterObject>().Select(static alter => alter.Id));
        _replacements = TypeReplacements.Of(context);
        _replaced = new(_replacements.Types);
        _circles = new(context);
        (_rowsBefore, _rowsAfter) = (new(context.From), new(context.To));
    }

    public static IReadOnlyList<ChangePlan> Of(PlanContext context) => new ChangePlans(context).Make().ToList();

    private IEnumerable<ChangePlan> Make()
    {
        var withTable = _context.Changes.OfType<CreateObject>().Where(create => IsCreatedWithTable(create.Object))
            .ToLookup(static create => create.Id.ParentId!, static create => create.Object);
        var withOwner = _context.Changes.OfType<DropObject>().Where(drop => DroppedWith(drop.Id) is not null)
            .ToLookup(drop => Owner(drop.Id), static drop => drop.Object);
        foreach (var change in _context.Changes.Where(change => !_replaced.Contains(change.Id)))
        {
            switch (change)
            {
                case CreateObject create when !IsCreatedWithTable(create.Object):
                    yield return Create(create.Object, withTable[create.Id]);
                    break;
                case DropObject drop when DroppedWith(drop.Id) is null:
                    yield return Drop(drop.Object, withOwner[drop.Id]);
                    break;
                case AlterObject alter:
                    yield return Alter(alter);
                    break;
            }
        }

        foreach (var alter in _inherited.Disturbed())
        {
            yield return Alter(alter);
        }

        foreach (var plan in _replacements.Plans().Concat(OwnershipPlans.Of(_context)).Concat(ReplicaIdentityPlans.Of(_context)))
        {
            yield return plan;
        }
    }

    private ObjectId Owner(ObjectId id) => DroppedWith(id) is { } owner ? Owner(owner) : id;

    private bool IsCreatedWithTable(SchemaObject item) => item is TableObject part && _context.IsNew(part.Table) && TablePlanner.IsInline(part, _context.To);

    /// <summary>What the server drops by itself: all of a table, and a column's indexes, constraints and owned sequences.</summary>
    private ObjectId? DroppedWith(ObjectId id)
    {
        if (!_dropped.Contains(id))
        {
            return null;
        }

        switch (_context.From.Find(id))
        {
            case ForeignKey foreign when IsDroppedTable(foreign.PrincipalTable) && foreign.PrincipalTable != foreign.Table:
                // Two tables that go and refer to each other: neither can go first.
                return null;
            case { } part when _circles.Closes(part):
                return null;
            case { Id.Parent: not null } when _context.From.ParentOf(id) is { } parent && _dropped.Contains(parent):
                return parent;
            case IndexedObject { PartOf: { } whole } when _dropped.Contains(whole):
                return whole;
            case IndexedObject { IsReplicaIdentity: true }:
                return null;
            case Column column:
                return _inherited.DroppedWith(column);
            case Table { PartitionOf: { } partition } when IsDroppedTable(partition.Parent):
                return ObjectId.Of(ObjectKind.Table, partition.Parent);
            case TableObject part and not ForeignKey:
                return DroppedWithColumn(part);
            case Sequence { OwnedBy: { } owner }:
                return _dropped.Contains(owner) ? owner : null;
            default:
                return null;
        }
    }

    private ObjectId? DroppedWithColumn(TableObject part)
    {
        var columns = Mentions.Of(part, _context.From).Where(id => id.Kind == ObjectKind.Column && id.ParentId == part.Id.ParentId).ToList();

        // A column that changes may need it gone before the other column can go.
        return columns.Any(_altered.Contains) ? null : columns.FirstOrDefault(_dropped.Contains);
    }

    private bool IsDroppedTable(QualifiedName table) => _dropped.Contains(ObjectId.Of(ObjectKind.Table, table));

    private ChangePlan Create(SchemaObject item, IEnumerable<SchemaObject> parts)
    {
        var all = parts.Prepend(item).ToList();
        List<ObjectId> requires = [.. Outside(all, _context.To), .. OfParents(item), .. OfRows(item, _rowsAfter)];
        var structural = item switch
        {
            { IsImplicit: true } => [],
            Column column when _inherited.Before(item.Id) is { } before => AlterOnly(before, column),
            _ => ObjectPlanner.Of(item.Id.Kind).Create(item, _context),
        };

        // The table's rights before those on its columns: REVOKE on a table takes these, too.
        return new ChangePlan(item.Id, Locking([.. structural, .. all.SelectMany(one => Belongings.Of(one, _context))]))
        {
            Provides = all.Select(static one => one.Id).ToList(),
            IsGuess = id => all.All(one => Mentions.IsGuess(one, id, _context.To)),
            Requires = requires,

            // What the rows get may come from a column that goes.
            Releases = item is Column { Backfill.Value: not null } ? Mentions.InExpressions(item with { Uses = default }, _context.From).Except(requires).ToList() : [],
        };
    }

    // No column may change, or come with values, while rows of its table are stored elsewhere.
    private IEnumerable<ObjectId> OfRows(SchemaObject item, StoredRows rows) =>
        rows.In(item.Id).SelectMany(table => _context.From.All<Column>().Concat(_context.To.All<Column>()).Where(column => column.Table == table)).Select(static column => column.Id).Distinct();

    private IEnumerable<PlannedOperation> AlterOnly(Column from, Column to) =>
        from.Bare == to.Bare ? [] : ObjectPlanner.Of(ObjectKind.Column).Alter(from.Bare, to.Bare, _context);

    // What is done to a parent is done to its heirs, and locks them.
    private IReadOnlyList<PlannedOperation> Locking(IEnumerable<PlannedOperation> operations) =>
        operations.Select(planned => planned.WithHeirs(_context)).ToList();

    // A column waits for its parents', a new heir for all that it inherits, and an index for its equal that is to be part of another one.
    private IEnumerable<ObjectId> OfParents(SchemaObject item) => item switch
    {
        Column column => _context.ParentsOf(column.Table).Select(parent => ObjectId.Of(ObjectKind.Column, parent, column.Name)),
        IndexedObject index => _context.Links?.PreferredTo(index).Select(static other => other.Id) ?? [],
        Table table => table.Inherits.SelectMany(parent => _context.To.PartsOf(ObjectId.Of(ObjectKind.Table, parent))).Where(static part => part is Column or CheckConstraint).Select(static part => part.Id),
        _ => [],
    };

    private ChangePlan Drop(SchemaObject item, IEnumerable<SchemaObject> parts)
    {
        var all = parts.Prepend(item).ToList();

        // A key over two columns that both go goes with either: what is dropped along is no reason to wait for the other column.
        var ofParts = Outside(all, _context.From).Where(id => item is not Column || id.Kind != ObjectKind.Column || id.ParentId != item.Id.ParentId || !_dropped.Contains(id));
        var structural = GoesWithIdentity(item) ? [] : item.IsImplicit ? Belongings.Change(item, item.Bare, _context) : ObjectPlanner.Of(item.Id.Kind).Drop(item, _context);
        return new ChangePlan(item.Id, Locking(structural))
        {
            Removes = all.Select(static one => one.Id).ToList(),
            Releases = Outside([item], _context.From).Concat(ofParts).Concat(Overloads.TakingThePlaceOf(item, _context)).Concat(OfHeirs(item)).Concat(OfParentsColumns(item)).Concat(OfRows(item, _rowsBefore))
                .Except(all.Select(static one => one.Id)).Distinct().ToList(),
            IsGuess = id => all.All(one => Mentions.IsGuess(one, id, _context.From)),
        };
    }

    private bool GoesWithIdentity(SchemaObject item) =>
        item is IdentitySequence sequence && _context.To.Find(ObjectId.Of(ObjectKind.Column, sequence.Table, sequence.Name)) is not Column { Identity: not null };

    // Not before it is gone from the parent can an heir drop a column of its own.
    private IEnumerable<ObjectId> OfHeirs(SchemaObject item) =>
        item is Column column ? _context.ChildrenOf(column.Table).Select(heir => ObjectId.Of(ObjectKind.Column, heir, column.Name)) : [];

    // A column of a parent takes those of its heirs along, and what is over these is only known to be gone with their table.
    private IEnumerable<ObjectId> OfParentsColumns(SchemaObject item) =>
        item is Table table ? _context.From.Tree.AncestorsOf(table.Name).SelectMany(parent => _context.From.ColumnsOf(ObjectId.Of(ObjectKind.Table, parent))).Select(static column => column.Id) : [];

    private ChangePlan Alter(AlterObject alter)
    {
        var (from, to) = (alter.From, alter.To);
        var isLast = to == _context.To.Find(alter.Id);
        var old = from is Column column && isLast ? BeforeLast(column) : from;
        var structural = old.Bare == to.Bare ? [] : Locking(ObjectPlanner.Of(alter.Id.Kind).Alter(old.Bare, to.Bare, _context));

        // What stands beside it goes with the object that is dropped and created again.
        var isRecreated = structural.Any(planned => planned.Operation is DropOperation && planned.Operation.Id == alter.Id);
        var beside = isRecreated ? Belongings.Of(to, _context).Select(static planned => planned.Contract()) : Belongings.Change(from, to, _context);
        var ofSequence = from is Column { Identity: null } && to is Column { Identity: not null } identity && !isRecreated ? Belongings.OfSequence(identity, _context) : [];
        var requires = Outside([to], _context.To).Where(id => !IsKeptType(id, from, to)).Concat(ObjectPlanner.Of(alter.Id.Kind).AlsoRequired(from, to, _context))
            .Concat(isLast ? OfParents(to) : []).Distinct().ToList();
        return new ChangePlan(alter.Id, [.. structural, .. beside, .. ofSequence])
        {
            Provides = [alter.Id],
            Requires = requires,
            Releases = Outside([alter.From], _context.From).Except(requires).ToList(),
            Disturbs = IsDisturbing(from, to) ? [alter.Id] : [],
            IsGuess = id => Mentions.IsGuess(from, id, _context.From) && Mentions.IsGuess(to, id, _context.To),
        };
    }

    // What else can change in place does so under its users: only a key needs its columns to be required.
    private static bool IsDisturbing(SchemaObject from, SchemaObject to) => (from, to) switch
    {
        (Column old, Column now) => old.Type != now.Type || old.Collation != now.Collation || old.Generated != now.Generated || (now.IsNullable && !old.IsNullable),
        (IndexedObject old, IndexedObject now) => old.Structure != now.Structure,

        // Foreign keys bind a table that survives a crash to others that do.
        (Table old, Table now) => old.IsUnlogged != now.IsUnlogged,
        (DefinedObject { Id.Kind: ObjectKind.Composite } old, DefinedObject now) => CompositePlanner.ChangesTypes(old, now) || CompositePlanner.LosesAttributes(old, now),
        _ => from is TableObject,
    };

    // Half of an alteration takes a default off and the other half, which puts it back, does the rest: that comes after the parents' changes.
    private Column BeforeLast(Column from) => from == _context.From.Find(from.Id) ? _inherited.Before(from.Id) ?? from
        : (_inherited.Before(from.Id) ?? from) with { Default = from.Default };

    // A column that stays of a type which is replaced can change before and after that.
    private bool IsKeptType(ObjectId id, SchemaObject from, SchemaObject to) => _replaced.Contains(id)
        && (from, to) is (Column old, Column now) && old.Type == now.Type && old.Collation == now.Collation && !Mentions.InExpressions(now, _context.To).Contains(id);

    private static List<ObjectId> Outside(List<SchemaObject> items, DatabaseSchema schema)
    {
        var own = new HashSet<ObjectId>(items.Select(static item => item.Id));
        return items.SelectMany(item => Mentions.Of(item, schema)).Where(id => !own.Contains(id)).Distinct().ToList();
    }
}
