using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>The objects of one reading by the server's numbers, and what the server says beside: what each of them uses, and who has rights on it.</summary>
internal sealed class CatalogObjects
{
    private readonly List<(SchemaObject Object, CatalogAddress Address)> _objects = [];
    private readonly Dictionary<CatalogAddress, ObjectId> _ids = [];
    private readonly Dictionary<CatalogAddress, List<ObjectId>> _uses = [];
    private readonly Dictionary<CatalogAddress, List<Privilege>> _privileges = [];
    private bool _isKnown;

    public void Add(SchemaObject item, CatalogAddress address)
    {
        _objects.Add((item, address));
        _ids[address] = item.Id;
    }

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
    public void AddPrivilege(CatalogRow row)
    {
        var address = new CatalogAddress(row.Text("catalog"), row.Oid, row.Number("part"));
        if (!_privileges.TryGetValue(address, out var privileges))
        {
            _privileges[address] = privileges = [];
        }

        privileges.Add(new Privilege(row.Text("grantee"), row.Text("right_name"), Enum.Parse<PrivilegeForm>(row.Text("form"), ignoreCase: true)));
    }

    /// <summary>To be called when the server was asked: an object without uses uses nothing.</summary>
    public void UsesAreKnown() => _isKnown = true;

    public IEnumerable<SchemaObject> ToObjects() => _objects.Select(item => WithUses(WithPrivileges(item.Object, item.Address), item.Address));

    private SchemaObject WithPrivileges(SchemaObject item, CatalogAddress address) =>
        _privileges.TryGetValue(address, out var privileges) ? item with { Privileges = Privilege.Sorted(privileges.Distinct()) } : item;

    private SchemaObject WithUses(SchemaObject item, CatalogAddress address) =>
        !_isKnown ? item : item with { Uses = _uses.TryGetValue(address, out var uses) ? uses.ToEquatableArray() : EquatableArray<ObjectId>.Empty };

    // A column of what has no columns in the model, such as a view, stands for the whole.
    private ObjectId? Find(CatalogAddress address) =>
        _ids.TryGetValue(address, out var id) || _ids.TryGetValue(address with { Part = 0 }, out id) ? id : null;
}
