using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Rights; the roles are those of the shared server.</summary>
internal sealed class RandomPrivileges : RandomKind
{
    private static readonly string[] s_grantees = ["mk_app", "mk_reader", Privilege.Everyone];

    private static readonly string[] s_roles = ["mk_app", "mk_reader"];

    public override int AtFirst => 4;

    public override void Add(RandomObjects objects)
    {
        if (objects.Everything.Where(static item => CanHaveRights(item.Id.Kind)).ToList() is { Count: > 0 } items)
        {
            var item = objects.One(items);
            objects.Put(item with { Privileges = objects.Chance(0.25) ? default : New(objects, item) });
        }
    }

    /// <summary>Rights for some of the grantees. A grant option cannot be PUBLIC's; all rights are not a list of them.</summary>
    public static EquatableArray<Privilege> New(RandomObjects objects, string[] rights, string[] grantees) => Privilege.Sorted(objects.Pick(grantees, 1, 2).SelectMany(grantee =>
        rights.Length > 1 && objects.Chance(0.2) ? [new Privilege(grantee, Privilege.All)] : objects.Pick(rights, 1, rights.Length - 1 > 0 ? rights.Length - 1 : 1).Select(right => new Privilege(
            grantee, right, grantee != Privilege.Everyone && objects.Chance(0.2) ? PrivilegeForm.Grantable : PrivilegeForm.Granted))));

    private static bool CanHaveRights(ObjectKind kind) => kind.IsRoutine() || kind.IsType() || kind is ObjectKind.Column or ObjectKind.Sequence or ObjectKind.Schema
        or ObjectKind.ForeignServer or ObjectKind.ForeignDataWrapper;

    private static EquatableArray<Privilege> New(RandomObjects objects, SchemaObject item) => item.Id.Kind switch
    {
        var kind when kind.IsRelation() => New(objects, ["SELECT", "INSERT", "UPDATE", "DELETE"], s_grantees),
        ObjectKind.Column => New(objects, ["SELECT", "UPDATE"], s_grantees),
        ObjectKind.Sequence => New(objects, ["USAGE", "SELECT"], s_grantees),
        ObjectKind.Schema or ObjectKind.ForeignServer or ObjectKind.ForeignDataWrapper => New(objects, ["USAGE"], s_grantees),
        var kind when objects.Chance(0.3) => EquatableArray.Of(new Privilege(Privilege.Everyone, RightOf(kind), PrivilegeForm.Revoked)),
        var kind => New(objects, [RightOf(kind)], s_roles),
    };

    private static string RightOf(ObjectKind kind) => kind.IsType() ? "USAGE" : "EXECUTE";
}
