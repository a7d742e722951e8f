using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Extensions.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createextension.html</remarks>
internal sealed class ExtensionReader() : StatementReader("extension")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var name = sql.Identifier();
        var extension = new Extension(name) { Schema = context.DefaultSchema };
        sql.TryWord("with");
        while (!sql.IsAtEnd)
        {
            extension = 0 switch
            {
                0 when sql.TryWord("schema") => extension with { Schema = sql.Identifier() },
                0 when sql.TryWord("version") => extension with { Version = sql.Is(SqlTokenKind.String) ? sql.String() : sql.Identifier() },
                0 when sql.TryWord("cascade") => extension,
                _ => throw sql.Expected("SCHEMA or VERSION"),
            };
        }

        context.Add(extension);
    }
}
