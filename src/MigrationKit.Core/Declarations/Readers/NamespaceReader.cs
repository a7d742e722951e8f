using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class NamespaceReader() : StatementReader("schema")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var name = sql.Identifier();
        if (name != "public")
        {
            context.Add(new Namespace(name));
        }
    }
}
