using MigrationKit.Core.Model;

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
        var rights = GrantedRights.Read(sql);
        var targets = Targets(sql, context).ToList();
        var (grantees, form) = GrantedRights.Grantees(head, sql, "CURRENT_USER", "CURRENT_ROLE");
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
            context.Amend(target, item => GrantedRights.With(item, GrantedRights.OnlyRight(target[0].Kind, right), grantees, form));
            return;
        }

        foreach (var column in columns)
        {
            context.Amend(ObjectId.Of(ObjectKind.Column, target[0].QualifiedName, column), item => GrantedRights.With(item, right, grantees, form));
        }
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
            yield return [.. ObjectAddress.ReadAny(one, context.DefaultSchema).SelectMany(Aggregates)];
            one.End();
        }
    }

    // GRANT and REVOKE take an aggregate for a function; the star is said as no argument.
    private static IEnumerable<ObjectId> Aggregates(ObjectId id) => id.Kind != ObjectKind.Function ? [id]
        : [id, id with { Kind = ObjectKind.Aggregate }, .. id.Signature?.Length == 0 ? new[] { id with { Kind = ObjectKind.Aggregate, Signature = "*" } } : []];
}
