using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>
/// Orders renames so that no name is taken when it is needed. A name held by an object that stays in the way (one that will be
/// dropped, of whatever kind, or two that swap names) is freed by a rename to a temporary name first.
/// </summary>
internal sealed class RenameOrder
{
    private readonly DatabaseSchema _current;
    private readonly Dictionary<ObjectId, RenameObject> _open;
    private readonly Dictionary<ObjectId, ObjectId> _holders = [];
    private readonly List<RenameObject> _result = [];

    private RenameOrder(IReadOnlyList<RenameObject> wanted, DatabaseSchema current, DatabaseSchema target)
    {
        _current = current;
        _open = wanted.ToDictionary(static rename => rename.From);
        var names = new HashSet<ObjectId>(wanted.Select(static rename => rename.To));

        // What keeps its name is in nobody's way, whatever the name looks like: an index may have that of an enum.
        foreach (var id in current.Objects.SelectMany(IdsOf).Where(id => names.Contains(id) || _open.ContainsKey(id) || !target.Contains(id)))
        {
            Hold(id);
        }
    }

    /// <param name="wanted">The renames, each of another object to another name.</param>
    /// <param name="current">The schema before.</param>
    /// <param name="target">The schema in which what is in the way will not be.</param>
    public static IReadOnlyList<RenameObject> Of(IReadOnlyList<RenameObject> wanted, DatabaseSchema current, DatabaseSchema target)
    {
        if (wanted.Count == 0)
        {
            return wanted;
        }

        var order = new RenameOrder(wanted, current, target);
        while (order._open.Count > 0)
        {
            order.Next();
        }

        return order._result;
    }

    private void Next()
    {
        var sorted = _open.Values.OrderBy(static rename => rename.From).ToList();
        if (sorted.FirstOrDefault(rename => HolderOf(rename.To) is null) is { } free)
        {
            Perform(free);
            return;
        }

        var inTheWay = HolderOf(sorted[0].To)!;
        var aside = SetAside(inTheWay);
        _open.TryGetValue(inTheWay, out var open);
        Perform(aside);
        if (open is not null)
        {
            _open.Add(aside.To, open with { From = aside.To });
        }
    }

    private void Perform(RenameObject rename)
    {
        _open.Remove(rename.From);
        foreach (var name in ObjectNames.TakenBy(rename.From))
        {
            _holders.Remove(name);
        }

        Hold(rename.To);
        _result.Add(rename);
    }

    private void Hold(ObjectId id)
    {
        foreach (var name in ObjectNames.TakenBy(id))
        {
            _holders[name] = id;
        }
    }

    private ObjectId? HolderOf(ObjectId id) =>
        ObjectNames.TakenBy(id).Select(name => _holders.TryGetValue(name, out var holder) ? holder : null).FirstOrDefault(static holder => holder is not null);

    private static IEnumerable<ObjectId> IdsOf(SchemaObject item) =>
        item is EnumType type ? type.Values.Select(value => ObjectId.Of(ObjectKind.EnumValue, type.Name, value)).Prepend(item.Id) : [item.Id];

    private RenameObject SetAside(ObjectId id)
    {
        for (var number = 1; ; number++)
        {
            var aside = id with { Name = Syntax.SqlIdentifier.Truncate($"{id.Name}_mk_aside_{number}") };
            if (!_current.Contains(aside) && HolderOf(aside) is null)
            {
                return new RenameObject(id, aside);
            }
        }
    }
}
