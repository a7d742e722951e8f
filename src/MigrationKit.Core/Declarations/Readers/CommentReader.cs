namespace MigrationKit.Core.Declarations.Readers;

/// <summary>COMMENT ON whatever has comments.</summary>
internal sealed class CommentReader() : StatementReader("comment on")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var targets = ObjectAddress.Read(sql, context.DefaultSchema).ToList();
        sql.Words("is");
        var comment = sql.TryWord("null") ? null : sql.String();
        context.Amend(targets, item => item with { Comment = comment });
    }
}
