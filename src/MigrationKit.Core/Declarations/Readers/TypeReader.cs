using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>CREATE TYPE in its forms.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtype.html</remarks>
internal sealed class TypeReader() : StatementReader("type")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        if (sql.IsAtEnd || sql.Is(SqlTokenKind.OpenParen))
        {
            throw new DeclarationException("base types are not modelled: they come with the library that implements them, which an extension installs");
        }

        sql.Words("as");
        if (sql.TryWord("enum"))
        {
            context.Add(new EnumType(name) { Values = SqlList.Split(sql.Parenthesized()).Select(static value => new SqlCursor(value).String()).ToEquatableArray() });
        }
        else if (sql.TryWord("range"))
        {
            context.Add(ObjectId.Of(ObjectKind.Range, name), "AS RANGE " + DefinitionList.Text(DefinitionList.Read(sql)));
        }
        else
        {
            context.Add(ObjectId.Of(ObjectKind.Composite, name), $"AS ({string.Join(", ", SqlList.Split(sql.Parenthesized()))})");
        }
    }
}
