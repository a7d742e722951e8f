using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>
/// Finds the renames between two schemas: declared ones (<c>[RenamedFrom]</c>), and constraints and indexes that are the same but for their
/// name, where nothing can be lost. A table or column is never guessed to be another one under a new name.
/// </summary>
internal sealed class RenameResolver
{
    private readonly DatabaseSchema _to;
    private readonly SchemaFold _fold;
    private readonly List<RenameObject> _renames = [];
    private DatabaseSchema _current;

    private RenameResolver(DatabaseSchema from, DatabaseSchema to)
    {
        (_current, _to) = (from, to);
        _fold = new SchemaFold(from);
    }

    public static IReadOnlyList<RenameObject> Resolve(DatabaseSchema from, DatabaseSchema to, out DatabaseSchema renamed)
    {
        var resolver = new RenameResolver(from, to);
        foreach (var kinds in Kinds(to))
        {
            resolver.Declared(kinds);
        }

        resolver.EnumValues();
        while (resolver.SameButForTheName())
        {
            // What is attached to an index goes by the index's name.
        }

        renamed = resolver._current;
        return resolver._renames;
    }

    // In the order of creation: what a name is in comes before what has it. Constraints and indexes are found by what they are.
    private static IEnumerable<IEnumerable<SchemaObject>> Kinds(DatabaseSchema to) => to.Objects
        .Where(static item => !item.RenamedFrom.Value.IsEmpty && !item.Id.Kind.IsConstraintOrIndex())
        .GroupBy(static item => FirstWithItsNames(item.Id.Kind)).OrderBy(static kinds => kinds.Key);

    // Those of which one may wait for the name of another.
    private static ObjectKind FirstWithItsNames(ObjectKind kind) => kind.SharesRelationNames() ? ObjectKind.Enum : kind.IsRoutine() ? ObjectKind.Function : kind;

    private void Declared(IEnumerable<SchemaObject> items)
    {
        var wanted = new List<RenameObject>();
        foreach (var item in items)
        {
            if (FormerIds(item).FirstOrDefault(id => _current.Contains(id) && IsFree(id)) is { } former
                && wanted.All(rename => rename.From != former))
            {
                wanted.Add(new RenameObject(former, item.Id) { Origin = item.Origin });
            }
        }

        Perform(WithFreeNames(wanted.Where(rename => rename.From.Kind != ObjectKind.Column || !IsInherited(rename.From)).ToList()));
    }

    // A column that a table has of its parent is renamed with that one's or not at all:
    // https://www.postgresql.org/docs/current/ddl-inherit.html#DDL-INHERIT-CAVEATS
    private bool IsInherited(ObjectId column) =>
        _current.Tree.AncestorsOf(column.ParentName).Any(parent => _current.Contains(ObjectId.Of(ObjectKind.Column, parent, column.Name)));

    // A stale hint must not push an object aside that has the name already, unless that one is renamed as well.
    private List<RenameObject> WithFreeNames(List<RenameObject> wanted)
    {
        while (true)
        {
            var sources = new HashSet<ObjectId>(wanted.Select(static rename => rename.From));
            var kept = wanted.Where(rename => !_current.Contains(rename.To) || sources.Contains(rename.To)).ToList();
            if (kept.Count == wanted.Count)
            {
                return kept;
            }

            wanted = kept;
        }
    }

    // A name that the target still uses for an object that was not renamed itself is no former name of another.
    private bool IsFree(ObjectId former) => _to.Find(former) is not { } kept || !kept.RenamedFrom.Value.IsEmpty;

    private IEnumerable<ObjectId> FormerIds(SchemaObject item) => item.RenamedFrom.Value
        .Select(former => FormerId(item.Id, former))
        .Where(former => former != item.Id);

    // "old" keeps the schema; "other.old" moves from one. A name with dots of its own is found as it stands first.
    private ObjectId FormerId(ObjectId id, string former)
    {
        var plain = id with { Name = former };
        var dot = former.IndexOf('.');
        return id.ParentId is not null || id.Kind == ObjectKind.Schema || dot < 0 || _current.Contains(plain)
            ? plain
            : id with { Schema = former.Substring(0, dot), Name = former.Substring(dot + 1) };
    }

    private void EnumValues()
    {
        var wanted =
            from type in _to.All<EnumType>()
            let old = _current.Find(type.Id) as EnumType
            where old is not null
            from pair in type.RenamedValues.Value
            where old.Values.Contains(pair.Former) && !old.Values.Contains(pair.Value) && !type.Values.Contains(pair.Former)
            select new RenameObject(
                ObjectId.Of(ObjectKind.EnumValue, type.Name, pair.Former), ObjectId.Of(ObjectKind.EnumValue, type.Name, pair.Value)) { Origin = type.Origin };
        Perform(wanted.ToList());
    }

    private bool SameButForTheName()
    {
        // Mentions of such an object's own name do not exist, so what is equal under a common name is the same object.
        var gone = new Dictionary<SchemaObject, Queue<ObjectId>>();
        foreach (var item in _current.Objects.Where(item => item.Id.Kind.IsFoundWithoutName() && !IsKept(item, _to)))
        {
            var key = WithoutName(item);
            if (!gone.TryGetValue(key, out var ids))
            {
                gone[key] = ids = new Queue<ObjectId>();
            }

            ids.Enqueue(item.Id);
        }

        var wanted = new List<RenameObject>();
        foreach (var item in gone.Count == 0 ? [] : _to.Objects.Where(item => item.Id.Kind.IsFoundWithoutName() && !IsKept(item, _current)))
        {
            if (gone.TryGetValue(WithoutName(item), out var ids) && ids.Count > 0)
            {
                wanted.Add(new RenameObject(ids.Dequeue(), item.Id) { Origin = item.Origin });
            }
        }

        Perform(wanted);
        return wanted.Count > 0;
    }

    // Under its name there may be another one now: indexes that swap their names are not built anew, nor constraints checked again.
    private static bool IsKept(SchemaObject item, DatabaseSchema other) => other.Find(item.Id) is { } same && (item, same) switch
    {
        (IndexedObject left, IndexedObject right) => left.Structure == right.Structure,
        (CheckConstraint or ForeignKey, _) => item.Bare == same.Bare,
        _ => true,
    };

    private static SchemaObject WithoutName(SchemaObject item) => item switch
    {
        TableObject part => part with { Name = "" },
        DefinedObject defined => defined with { DefinedId = defined.Id with { Name = "" } },
        _ => item,
    };

    private void Perform(List<RenameObject> wanted)
    {
        foreach (var rename in RenameOrder.Of(wanted, _current, _to))
        {
            _fold.Rename(rename.Renaming);
            _renames.Add(rename);
        }

        if (wanted.Count > 0)
        {
            _current = _fold.ToSchema();
        }
    }
}
