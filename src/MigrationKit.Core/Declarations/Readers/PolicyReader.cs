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
        var isRestrictive = sql.TryWords("as restrictive");
        _ = sql.TryWords("as permissive");
        var policy = new PolicyDefinition
        {
            IsRestrictive = isRestrictive,
            Command = sql.TryWord("for") ? sql.Token().ToUpperInvariant() : "ALL",
            Roles = sql.TryWord("to") ? RoleNames.List(sql.Until("using", "with")).ToEquatableArray() : default,
            Using = sql.TryWord("using") ? sql.Parenthesized() : null,
            Check = sql.TryWords("with check") ? sql.Parenthesized() : null,
        };
        context.Add(policy.Of(ObjectId.Of(ObjectKind.Policy, relation, name)));
    }
}
