using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>A policy: whom it is for and what it says can change in place, the rest makes another one of it.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createpolicy.html</remarks>
internal sealed class PolicyReader() : StatementReader("policy")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Identifier();
        sql.Words("on");
        var relation = sql.Name(context.DefaultSchema);
        var kind = sql.TryWord("as") ? sql.Token().ToUpperInvariant() : "PERMISSIVE";
        var command = sql.TryWord("for") ? sql.Token().ToUpperInvariant() : "ALL";
        var clauses = new List<Clause> { new(ClauseNames.Roles, sql.TryWord("to") ? RoleNames.Read(sql, "using", "with") : Privilege.Everyone) };
        if (sql.TryWord("using"))
        {
            clauses.Add(new Clause("using", sql.Parenthesized()));
        }

        if (sql.TryWords("with check"))
        {
            clauses.Add(new Clause("check", sql.Parenthesized()));
        }

        context.Add(ObjectId.Of(ObjectKind.Policy, relation, name), $"AS {kind} FOR {command}", [.. clauses]);
    }
}
