using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Types and collations that have to be made anew while columns are of them. A column is never dropped for that: the types that hang together
/// and all their columns are turned over in one step.
/// </summary>
internal sealed class TypeReplacements
{
    private readonly PlanContext _context;
    private readonly ForeignLinks _links;
    private readonly Dictionary<ObjectId, (SchemaObject From, SchemaObject To)> _rebuilt;
    private readonly List<List<ObjectId>> _groups = [];

    private TypeReplacements(PlanContext context)
    {
        _context = context;
        _links = new(context);
        _rebuilt = context.Changes.OfType<DropObject>().Where(drop => TypeUse.IsReplaceable(drop.Id.Kind) && context.IsCreated(drop.Id))
            .ToDictionary(static drop => drop.Id, drop => (drop.Object, context.To.Find(drop.Id)!));
    }

    public static TypeReplacements Of(PlanContext context)
    {
        var replacements = new TypeReplacements(context);
        replacements.FindGroups();
        return replacements;
    }

    public IEnumerable<ObjectId> Types => _groups.SelectMany(static group => group);

    public IEnumerable<ChangePlan> Plans() => _groups.Select(Plan);

    // What uses one another, and has a column among it.
    private void FindGroups()
    {
        var uses = _rebuilt.ToDictionary(static pair => pair.Key, pair => Used(pair.Value.From, _context.From).Concat(Used(pair.Value.To, _context.To)).ToList());
        var open = new SortedSet<ObjectId>(_rebuilt.Keys);
        while (open.Count > 0)
        {
            var group = new List<ObjectId>();
            var next = new Queue<ObjectId>([open.Min!]);
            while (next.Count > 0)
            {
                var id = next.Dequeue();
                if (open.Remove(id))
                {
                    group.Add(id);
                    uses[id].Concat(uses.Where(pair => pair.Value.Contains(id)).Select(static pair => pair.Key)).ToList().ForEach(next.Enqueue);
                }
            }

            if (group.Any(id => TypeUse.ColumnsOf(id, _context.From, _context.To).Any()))
            {
                _groups.Add(group);
            }
        }
    }

    private IEnumerable<ObjectId> Used(SchemaObject item, DatabaseSchema schema) => Mentions.Of(item, schema).Where(_rebuilt.ContainsKey);

    private ChangePlan Plan(List<ObjectId> group)
    {
        var old = InOrder(group, static pair => pair.From, _context.From);
        var now = InOrder(group, static pair => pair.To, _context.To);
        var all = group.SelectMany(id => TypeUse.ColumnsOf(id, _context.From, _context.To)).Distinct().Where(column => !_context.IsNew(column.Table))
            .OrderBy(static column => column.Id).Select(WithItsDefault).ToEquatableArray();
        var columns = all.Where(column => !IsInherited(column)).ToEquatableArray();
        var replace = new ReplaceTypesOperation(old.ToEquatableArray(), now.ToEquatableArray(), columns)
        {
            Foreign = columns.Where(column => _links.IsForeign(column.Table)).ToEquatableArray(),
        };
        var apart = all.SelectMany(_links.Of).Distinct().ToEquatableArray();
        var requires = Outside(now, _context.To).ToList();
        return new ChangePlan(now[0].Id, [Replace(replace, all).Apart(apart), .. now.SelectMany(item => Belongings.Of(item, _context))])
        {
            Provides = [.. group, .. all.Select(static column => column.Id)],
            Requires = requires,
            Releases = Outside(old, _context.From).Except(requires).ToList(),
        };

        IEnumerable<ObjectId> Outside(List<SchemaObject> items, DatabaseSchema schema) => items.SelectMany(item => Mentions.Of(item, schema)).Distinct().Except(group);
    }

    // A default that was taken off before is put back later.
    private Column WithItsDefault(Column column) =>
        _context.Changes.OfType<AlterObject>().Any(alter => alter.Id == column.Id && alter.To is Column { Default: null }) || ((Column)_context.From.Find(column.Id)!).Default is null
            ? column with { Default = null }
            : column;

    private List<SchemaObject> InOrder(List<ObjectId> group, Func<(SchemaObject From, SchemaObject To), SchemaObject> side, DatabaseSchema schema)
    {
        var result = new List<SchemaObject>();
        var open = group.OrderBy(static id => id).Select(id => side(_rebuilt[id])).ToList();
        while (open.Count > 0)
        {
            var next = open.FirstOrDefault(item => !Used(item, schema).Any(used => open.Any(other => other.Id == used && other.Id != item.Id))) ?? open[0];
            open.Remove(next);
            result.Add(next);
        }

        return result;
    }

    // Heirs get the type of their parent's column.
    private bool IsInherited(Column column) => _context.ParentsOf(column.Table).Except(_links.Of(column).Select(static link => link.Parent))
        .Any(parent => _context.To.Contains(ObjectId.Of(ObjectKind.Column, parent, column.Name)));

    private static PlannedOperation Replace(ReplaceTypesOperation replace, EquatableArray<Column> all)
    {
        var planned = new PlannedOperation(replace) with
        {
            Lock = LockLevel.AccessExclusive,
            Locked = all.Select(static column => column.Table).Distinct().ToEquatableArray(),
        };
        var isAwaited = replace.From.Any(from => IsAwaited(from, replace.To.First(to => to.Id == from.Id)));
        var stored = replace.Columns.Except(replace.Foreign).ToList();
        planned = replace.From.Where(_ => stored.Count > 0).Select(from => Misfit(from, replace.To.First(to => to.Id == from.Id))).OfType<string>()
            .Aggregate(isAwaited ? planned.Cutover() : planned.Contract(), static (current, message) => current.With(HazardKind.DataDependent, message));
        return stored.Aggregate(planned, (current, column) => replace.To.Any(type => type.Id.Kind != ObjectKind.Collation && TypeUse.IsOf(column, type.Id))
            ? current.With(HazardKind.TableRewrite, $"Table {column.Table} is rewritten because the type of {column.Name} is replaced.")
            : current.With(HazardKind.LongLock, $"Indexes of {column.Table} are built anew while nobody can read it, because the collation of {column.Name} is replaced."));
    }

    // What is only taken away can wait.
    private static bool IsAwaited(SchemaObject from, SchemaObject to) => (from, to) switch
    {
        (EnumType old, EnumType now) => now.Values.Except(old.Values).Any(),
        (DefinedObject { Id.Kind: ObjectKind.Domain } old, DefinedObject now) when old.Definition == now.Definition => old.Clauses.Except(now.Clauses).Any(),
        _ => from.Id.Kind != ObjectKind.Collation && from.Bare != to.Bare,
    };

    private static string? Misfit(SchemaObject from, SchemaObject to) => (from, to) switch
    {
        (EnumType old, EnumType now) => old.Values.Except(now.Values).ToList() is { Count: > 0 } removed
            ? $"Fails while a row holds a value that {to.Id} no longer has: {string.Join(", ", removed)}."
            : null,
        _ when from.Id.Kind == ObjectKind.Collation || from.Bare == to.Bare => null,
        _ => $"Fails while a row holds a value that is none of the new {to.Id}.",
    };
}
