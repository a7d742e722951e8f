using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>
/// ALTER … OWNER TO: a schema that says who owns something manages owners. What follows its table or was there before anybody has none: sequences
/// of columns, and public.
/// </summary>
internal sealed class OwnerReader() : StatementReader("alter")
{
    public override bool IsCreation => false;

    public override bool Reads(SqlCursor sql) => sql.EndsInNameAfter("owner to");

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var targets = ObjectAddress.ReadAny(sql, context.DefaultSchema).ToList();
        sql.Words("owner to");
        var role = RoleNames.Read(sql);
        var owner = role is "CURRENT_USER" or "CURRENT_ROLE" or "SESSION_USER" ? null : role;
        context.Amend(targets, item => item is IdentitySequence or Namespace { IsImplicit: true } ? item : item with { Owner = owner });
    }
}

/// <summary>SECURITY LABEL of a provider.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-security-label.html</remarks>
internal sealed class SecurityLabelReader() : StatementReader("security label")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.Words("for");
        var provider = sql.Is(Syntax.SqlTokenKind.String) ? sql.String() : sql.Identifier();
        sql.Words("on");
        var targets = ObjectAddress.ReadAny(sql, context.DefaultSchema).ToList();
        sql.Words("is");
        var label = sql.TryWord("null") ? null : sql.String();
        context.Amend(targets, item => item with
        {
            Labels = item.Labels.Where(other => other.Name != provider).Concat(label is null ? [] : new[] { new Clause(provider, label) })
                .OrderBy(static other => other.Name, StringComparer.Ordinal).ToEquatableArray(),
        });
    }
}
