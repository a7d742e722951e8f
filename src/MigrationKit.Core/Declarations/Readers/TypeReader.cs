using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>CREATE TYPE in its forms.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtype.html</remarks>
internal sealed class TypeReader() : StatementReader("type")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        if (sql.TryWords("as enum"))
        {
            context.Add(new EnumType(name) { Values = SqlList.Split(sql.Parenthesized()).Select(static value => new SqlCursor(value).String()).ToEquatableArray() });
            return;
        }

        var kind = !sql.IsWord("as") ? ObjectKind.BaseType : sql.IsWord("range", 1) ? ObjectKind.Range : ObjectKind.Composite;
        context.Add(ObjectId.Of(kind, name), sql.Rest());
    }
}
