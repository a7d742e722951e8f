using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>ALTER SEQUENCE … OWNED BY, which can only be said when the table is there.</summary>
internal sealed class AlterSequenceReader() : StatementReader("alter sequence")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        sql.Words("owned by");
        var owner = SequenceReader.Owner(sql.Rest(), context);
        context.Amend(ObjectId.Of(ObjectKind.Sequence, name), item => ((Sequence)item) with { OwnedBy = owner });
    }
}
