using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>ALTER DEFAULT PRIVILEGES: the rights on what is still to come.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html</remarks>
internal sealed class DefaultPrivilegesReader() : StatementReader("alter default privileges")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        if (!sql.TryWords("for role") && !sql.TryWords("for user"))
        {
            throw sql.Expected("FOR ROLE, because without it they are those of whoever runs it,");
        }

        var roles = RoleNames.List(sql.Until("in", "grant", "revoke")).ToList();
        string?[] schemas = sql.TryWords("in schema") ? [.. SqlList.Split(sql.Until("grant", "revoke")).Select(static name => new SqlCursor(name).Identifier())] : [null];
        var verb = sql.TryWord("grant") ? "grant" : sql.TryWord("revoke") ? "revoke" : throw sql.Expected("GRANT or REVOKE");
        var rights = GrantedRights.Read(sql);
        var objects = Objects(sql);
        var rest = sql.Rest();
        foreach (var role in roles)
        {
            var tail = new SqlCursor(rest);
            var (grantees, form) = GrantedRights.Grantees(verb, tail, role);
            tail.TryWord("cascade");
            tail.TryWord("restrict");
            tail.End();
            foreach (var item in schemas.Select(schema => new DefaultPrivileges(role, objects, schema)))
            {
                context.Amend(item, known => rights.Aggregate(known, (one, right) => GrantedRights.With(one, OnlyRight(objects, right.Right), grantees, form)));
            }
        }
    }

    private static string Objects(SqlCursor sql) => sql.Token() switch
    {
        "tables" => "TABLES",
        "sequences" => "SEQUENCES",
        "functions" or "routines" => "FUNCTIONS",
        "types" => "TYPES",
        "schemas" => "SCHEMAS",
        var other => throw new DeclarationException($"default rights on {other.ToUpperInvariant()} are not modelled"),
    };

    // Where there is one right, the model says its name.
    private static string OnlyRight(string objects, string right) => right != Privilege.All ? right : objects switch
    {
        "FUNCTIONS" => "EXECUTE",
        "TYPES" => "USAGE",
        _ => right,
    };
}
