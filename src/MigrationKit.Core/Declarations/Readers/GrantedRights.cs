using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>What GRANT and REVOKE say before and after what they are about.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-grant.html</remarks>
internal static class GrantedRights
{
    /// <summary>The rights up to ON, which is taken; some are on columns.</summary>
    public static IReadOnlyList<(string Right, EquatableArray<string> Columns)> Read(SqlCursor sql)
    {
        var rights = SqlList.Split(sql.Until("on")).Select(Right).ToList();
        sql.Words("on");
        return rights;
    }

    /// <param name="head">GRANT or REVOKE.</param>
    /// <param name="sql">Stands before TO or FROM.</param>
    /// <param name="owner">The names that the owner goes by.</param>
    public static (List<string> Grantees, PrivilegeForm Form) Grantees(string head, SqlCursor sql, params string[] owner)
    {
        sql.Words(head == "grant" ? "to" : "from");
        var grantees = RoleNames.List(sql.Until("with", "granted", "cascade", "restrict")).Select(role => owner.Contains(role) ? Privilege.Owner : role).ToList();
        var form = head == "revoke" ? PrivilegeForm.Revoked : sql.TryWords("with grant option") ? PrivilegeForm.Grantable : PrivilegeForm.Granted;
        if (sql.TryWords("granted by"))
        {
            _ = sql.Identifier();
        }

        return (grantees, form);
    }

    public static SchemaObject With(SchemaObject item, string right, List<string> grantees, PrivilegeForm form) => item with
    {
        Privileges = Merged(item.Privileges.Concat(grantees.Select(grantee => new Privilege(grantee, right, form)))),
    };

    /// <summary>Each right of each grantee once.</summary>
    public static EquatableArray<Privilege> Merged(IEnumerable<Privilege> privileges) =>
        Privilege.Sorted(privileges.GroupBy(static privilege => (privilege.Grantee, privilege.Right)).Select(Strongest));

    /// <summary>Where there is one right, the model says its name.</summary>
    public static string OnlyRight(ObjectKind kind, string right) => right != Privilege.All ? right : kind switch
    {
        var routine when routine.IsRoutine() => "EXECUTE",
        ObjectKind.Language or ObjectKind.ForeignDataWrapper or ObjectKind.ForeignServer => "USAGE",
        var type when type.IsType() && !type.IsRelation() => "USAGE",
        _ => right,
    };

    private static (string Right, EquatableArray<string> Columns) Right(string text)
    {
        var sql = new SqlCursor(text);
        var name = sql.Token().ToUpperInvariant();
        sql.TryWord("privileges");
        var columns = sql.Is(SqlTokenKind.OpenParen)
            ? SqlList.Split(sql.Parenthesized()).Select(static column => new SqlCursor(column).Identifier()).ToEquatableArray()
            : default;
        sql.End();
        return (name, columns);
    }

    // What was given twice is given once, with the right to pass it on if either said so.
    private static Privilege Strongest(IEnumerable<Privilege> same) => same.OrderByDescending(static privilege => privilege.Form == PrivilegeForm.Grantable).First();
}
