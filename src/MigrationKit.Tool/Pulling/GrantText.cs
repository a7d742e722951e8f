using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tool.Pulling;

/// <summary>Rights as [Grant] says them.</summary>
internal static class GrantText
{
    /// <summary>Whether it is a right that is given, to a role that the attribute can name.</summary>
    public static bool IsSaid(Privilege privilege) =>
        privilege.Form != PrivilegeForm.Revoked && privilege.Grantee != Privilege.Owner && NameOf(privilege.Grantee) is not null;

    /// <summary>A role without its quotes; null where they would not come back.</summary>
    public static string? NameOf(string role) => SqlIdentifier.Unquote(role) is var name && RoleNames.Quoted(role == Privilege.Everyone ? role : name) == role
        ? role == Privilege.Everyone ? role : name
        : null;

    /// <summary>The attributes of an object: one for roles that have the same rights.</summary>
    public static IEnumerable<string> Of(SchemaObject item) =>
        from privilege in item.Privileges
        group privilege by (privilege.Grantee, privilege.Form) into given
        group given.Key.Grantee by (Rights: string.Join(", ", given.Select(static privilege => privilege.Right)), given.Key.Form) into same
        select new AttributeText("Grant").With(CSharpText.Literal(same.Key.Rights)).With(same.Select(static role => CSharpText.Literal(NameOf(role)!)))
            .Flag("WithGrantOption", same.Key.Form == PrivilegeForm.Grantable).ToString();
}
