using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Schemas; one that is only said to be somebody's has the name of that role.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createschema.html</remarks>
internal sealed class NamespaceReader() : StatementReader("schema")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var name = sql.IsWord("authorization") ? null : sql.Identifier();
        var owner = sql.TryWord("authorization") ? sql.Identifier() : null;

        // Nobody makes public, and it is what the database was made with.
        if ((name ?? owner) is { } schema && schema != Namespace.Public)
        {
            context.Add(new Namespace(schema) { Owner = owner is null ? null : Syntax.SqlIdentifier.Quote(owner) });
        }
    }
}
