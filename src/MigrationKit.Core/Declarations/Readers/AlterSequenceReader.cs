using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>ALTER SEQUENCE: OWNED BY, which can only be said when the table is there, and the options.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-altersequence.html</remarks>
internal sealed class AlterSequenceReader() : StatementReader("alter sequence")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if exists");
        var id = ObjectId.Of(ObjectKind.Sequence, sql.Name(context.DefaultSchema));
        if (sql.TryWords("set unlogged"))
        {
            context.Amend(id, static item => item is Sequence sequence ? sequence with { IsUnlogged = true } : item);
        }
        else if (!sql.TryWords("set logged"))
        {
            Options(id, sql.IsAtEnd ? throw sql.Expected("an option of a sequence") : sql.Rest(), context);
        }
    }

    private static void Options(ObjectId id, string text, DeclarationContext context)
    {
        var (_, type, path) = SequenceOptionsReader.Read(new SqlCursor(text));
        var owner = SequenceReader.Owner(path, context);
        context.Amend(id, item => item is not Sequence sequence ? item : sequence with
        {
            Options = SequenceOptionsReader.Read(new SqlCursor(text), sequence.Options).Options,
            DataType = type ?? sequence.DataType,
            OwnedBy = path is null ? sequence.OwnedBy : owner,
        });
    }
}
