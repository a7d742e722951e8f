using MigrationKit.Core.Declarations;
using MigrationKit.Core.Declarations.Readers;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>What [Grant] gives, as the model has it.</summary>
internal static class GrantedPrivileges
{
    // https://www.postgresql.org/docs/current/ddl-priv.html
    private static readonly string[] s_onTables = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN", Privilege.All];

    private static readonly string[] s_onColumns = ["SELECT", "INSERT", "UPDATE", "REFERENCES", Privilege.All];

    private static readonly string[] s_onTypes = ["USAGE", Privilege.All];

    /// <summary>The rights on a column, or, without a member, on the table.</summary>
    public static EquatableArray<Privilege> Of(TableSpec table, string? member, ObjectKind kind, AssemblyContext context) =>
        Of(table.Parts.OfType<GrantSpec>().Where(grant => grant.Member == member), new Origin(table.Type, member), kind, context);

    public static EquatableArray<Privilege> Of(IEnumerable<GrantSpec> grants, Origin origin, ObjectKind kind, AssemblyContext context) =>
        GrantedRights.Merged(grants.SelectMany(grant => Of(grant, origin, kind, context)));

    private static IEnumerable<Privilege> Of(GrantSpec grant, Origin origin, ObjectKind kind, AssemblyContext context)
    {
        if (grant.Roles.IsEmpty)
        {
            context.Report(
                Codes.InvalidArgument, origin, $"[Grant(\"{string.Join(", ", grant.Rights)}\")] does not say to whom.", "Name the roles: [Grant(\"SELECT\", \"reader\")].");
        }

        var known = kind == ObjectKind.Column ? s_onColumns : kind.IsRelation() ? s_onTables : s_onTypes;
        foreach (var right in grant.Rights)
        {
            if (!known.Contains(right))
            {
                context.Report(
                    Codes.InvalidArgument, origin, $"[Grant] gives the right \"{right}\", which there is none of on a {kind.Words()}.", $"Name some of these: {string.Join(", ", known)}.");
                continue;
            }

            foreach (var role in grant.Roles)
            {
                yield return new Privilege(
                    RoleNames.Quoted(role), GrantedRights.OnlyRight(kind, right), grant.IsGrantable ? PrivilegeForm.Grantable : PrivilegeForm.Granted);
            }
        }
    }
}
