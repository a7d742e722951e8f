using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

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
        if (targets[0] is { Kind: ObjectKind.Column } column)
        {
            // Of a table, or of a view, which has no columns of its own in the model.
            targets.AddRange(ViewColumns.ViewsOf(column));
            context.Amend(targets, item => item is DefinedObject view
                ? view.With(ClauseNames.CommentPrefix + column.Name, comment is null ? null : SqlIdentifier.Literal(comment))
                : item with { Comment = comment });
            return;
        }

        context.Amend(targets, item => item with { Comment = comment });
    }
}
