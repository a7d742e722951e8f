using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class ViewReader() : StatementReader("view", "recursive view", "materialized view")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        if (head == "recursive view")
        {
            throw new DeclarationException("write CREATE VIEW … AS WITH RECURSIVE …");
        }

        sql.TryWords("if not exists");
        var kind = head == "view" ? ObjectKind.View : ObjectKind.MaterializedView;
        context.Add(ObjectId.Of(kind, sql.Name(context.DefaultSchema)), sql.Rest());
    }
}
