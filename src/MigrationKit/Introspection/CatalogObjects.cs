using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>The objects of one reading by the server's numbers, and what the server says beside: what each of them uses, and who has rights on it.</summary>
internal sealed class CatalogObjects
{
    private readonly List<(SchemaObject Object, CatalogAddress Address)> _objects = [];
    private readonly Dictionary<CatalogAddress, List<ObjectId>> _uses = [];
    private readonly Dictionary<CatalogAddress, List<Privilege>> _privileges = [];
    private readonly Dictionary<CatalogAddress, List<Clause>> _labels = [];
    private readonly Dictionary<CatalogAddress, string> _owners = [];
    private Dictionary<CatalogAddress, ObjectId>? _ids;
    private bool _isKnown;

    public void Add(SchemaObject item, CatalogAddress address) => _objects.Add((item, address));

    /// <summary>To be called when all objects are there, for each row of <c>dependency.sql</c>.</summary>
    public void AddUse(CatalogRow row)
    {
        var used = new CatalogAddress(row.Text("used_catalog"), row.UInt("used_oid"), row.Number("used_part"));
        if (Find(used) is not { } id)
        {
            return;
        }

        var user = new CatalogAddress(row.Text("catalog"), row.Oid, row.Number("part"));
        if (!_uses.TryGetValue(user, out var uses))
        {
            _uses[user] = uses = [];
        }

        uses.Add(id);
    }

    /// <summary>For each row of <c>privilege.sql</c>.</summary>
    public void AddPrivilege(CatalogRow row) => Add(
        _privileges, row, new Privilege(row.Text("grantee"), row.Text("right_name"), Enum.Parse<PrivilegeForm>(row.Text("form"), ignoreCase: true)));

    /// <summary>For each row of <c>security_label.sql</c>.</summary>
    public void AddLabel(CatalogRow row) => Add(_labels, row, new Clause(row.Text("provider"), row.Text("label")));

    /// <summary>For each row of <c>owner.sql</c>.</summary>
    public void AddOwner(CatalogRow row) => _owners[new CatalogAddress(row.Text("catalog"), row.Oid, 0)] = row.Text("owner");

    /// <summary>To be called when the server was asked: an object without uses uses nothing.</summary>
    public void UsesAreKnown() => _isKnown = true;

    public IReadOnlyList<SchemaObject> ToObjects() => _objects.ConvertAll(item => WithUses(WithBelongings(item.Object, item.Address), item.Address));

    private SchemaObject WithBelongings(SchemaObject item, CatalogAddress address)
    {
        var owned = _owners.TryGetValue(address, out var owner) ? item with { Owner = owner } : item;
        var labelled = _labels.TryGetValue(address, out var labels)
            ? owned with { Labels = labels.OrderBy(static label => label.Name, StringComparer.Ordinal).ToEquatableArray() }
            : owned;
        return _privileges.TryGetValue(address, out var privileges) ? labelled with { Privileges = Privilege.Sorted(privileges.Distinct()) } : labelled;
    }

    private SchemaObject WithUses(SchemaObject item, CatalogAddress address) =>
        !_isKnown ? item : item with { Uses = _uses.TryGetValue(address, out var uses) ? uses.ToEquatableArray() : EquatableArray<ObjectId>.Empty };

    // A column of what has no columns in the model, such as a view, stands for the whole.
    private ObjectId? Find(CatalogAddress address)
    {
        _ids ??= Ids();
        return _ids.TryGetValue(address, out var id) || _ids.TryGetValue(address with { Part = 0 }, out id) ? id : null;
    }

    private Dictionary<CatalogAddress, ObjectId> Ids()
    {
        var ids = new Dictionary<CatalogAddress, ObjectId>(_objects.Count);
        foreach (var (item, address) in _objects)
        {
            ids[address] = item.Id;
        }

        return ids;
    }

    private static void Add<T>(Dictionary<CatalogAddress, List<T>> lists, CatalogRow row, T item)
    {
        var address = new CatalogAddress(row.Text("catalog"), row.Oid, row.Number("part"));
        if (!lists.TryGetValue(address, out var list))
        {
            lists[address] = list = [];
        }

        list.Add(item);
    }
}
