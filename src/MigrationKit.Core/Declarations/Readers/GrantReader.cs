using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>
/// GRANT gives a right that is not there by default. REVOKE takes one away that is: <c>REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC</c>.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-grant.html</remarks>
internal sealed class GrantReader() : StatementReader("grant", "revoke")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var rights = SqlList.Split(sql.Until("on")).Select(Right).ToList();
        sql.Words("on");
        var targets = Targets(sql, context).ToList();
        sql.Words(head == "grant" ? "to" : "from");
        var grantees = RoleNames.List(sql.Until("with", "granted", "cascade", "restrict")).Select(static role => role is "CURRENT_USER" or "CURRENT_ROLE" ? Privilege.Owner : role).ToList();
        var form = head == "revoke" ? PrivilegeForm.Revoked : sql.TryWords("with grant option") ? PrivilegeForm.Grantable : PrivilegeForm.Granted;
        foreach (var target in targets)
        {
            foreach (var (right, columns) in rights)
            {
                Add(target, right, columns, grantees, form, context);
            }
        }
    }

    private static void Add(List<ObjectId> target, string right, EquatableArray<string> columns, List<string> grantees, PrivilegeForm form, DeclarationContext context)
    {
        if (columns.IsEmpty)
        {
            context.Amend(target, item => With(item, OnlyRight(target[0].Kind, right), grantees, form));
            return;
        }

        foreach (var column in columns)
        {
            context.Amend(ObjectId.Of(ObjectKind.Column, target[0].QualifiedName, column), item => With(item, right, grantees, form));
        }
    }

    private static SchemaObject With(SchemaObject item, string right, List<string> grantees, PrivilegeForm form) => item with
    {
        Privileges = Privilege.Sorted(item.Privileges.Concat(grantees.Select(grantee => new Privilege(grantee, right, form))).Distinct()),
    };

    // Where there is one right, the model says its name.
    private static string OnlyRight(ObjectKind kind, string right) => right != Privilege.All ? right : kind switch
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

    private static IEnumerable<List<ObjectId>> Targets(SqlCursor sql, DeclarationContext context)
    {
        if (sql.IsWord("all"))
        {
            throw new DeclarationException("name each object: ALL … IN SCHEMA means other ones tomorrow");
        }

        var text = sql.Until("to", "from");
        var kind = ObjectAddress.Keyword(text);
        foreach (var name in SqlList.Split(text.Substring(kind.Length)))
        {
            var one = new SqlCursor((kind.Length == 0 ? "table " : kind + " ") + name);
            yield return [.. Relations(ObjectAddress.Read(one, context.DefaultSchema))];
            one.End();
        }
    }

    // TABLE is said of views too.
    private static IEnumerable<ObjectId> Relations(IEnumerable<ObjectId> ids) => ids.SelectMany(static id =>
        id.Kind == ObjectKind.Table ? ObjectKinds.Relations.Append(ObjectKind.Sequence).Select(kind => id with { Kind = kind }) : [id]);
}
