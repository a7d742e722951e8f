using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class ExtensionReader() : StatementReader("extension")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var name = sql.Identifier();
        sql.TryWord("with");
        context.Add(new Extension(name) { Schema = sql.TryWord("schema") ? sql.Identifier() : context.DefaultSchema });
    }
}
