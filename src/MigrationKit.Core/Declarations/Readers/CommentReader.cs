using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>COMMENT ON whatever has comments.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-comment.html</remarks>
internal sealed class CommentReader() : StatementReader("comment on")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        if (sql.IsWord("constraint") && sql.IsWord("on", 2) && sql.IsWord("domain", 3) && !sql.IsWord("is", 4))
        {
            OnDomainConstraint(sql, context);
            return;
        }

        var targets = ObjectAddress.Read(sql, context.DefaultSchema).ToList();
        var comment = Comment(sql);
        if (targets[0] is { Kind: ObjectKind.Column } column)
        {
            OnColumn(column, comment, context);
            return;
        }

        // The index behind a constraint has one of its own.
        var isIndex = targets[0].Kind == ObjectKind.Index;
        context.Amend(targets, item => isIndex && item is IndexedObject and not TableIndex ? ((IndexedObject)item) with { IndexComment = comment } : item with { Comment = comment });
    }

    // Of a table; or of a view or a composite type, which have no columns of their own in the model.
    private static void OnColumn(ObjectId column, string? comment, DeclarationContext context)
    {
        var text = comment is null ? null : SqlIdentifier.Literal(comment);
        ObjectId[] targets = [column, .. ViewColumns.ViewsOf(column), ObjectId.Of(ObjectKind.Composite, column.ParentName)];
        context.Amend(targets, item => item is DefinedObject whole
            ? whole.With(ClauseNames.CommentPrefix + (whole.Id.Kind == ObjectKind.Composite ? SqlIdentifier.Quote(column.Name) : column.Name), text)
            : item with { Comment = comment });
    }

    private static void OnDomainConstraint(SqlCursor sql, DeclarationContext context)
    {
        sql.Words("constraint");
        var clause = DomainClauses.CommentOn(sql.Identifier());
        sql.Words("on domain");
        var domain = ObjectId.Of(ObjectKind.Domain, sql.Name(context.DefaultSchema));
        var text = Comment(sql) is { } comment ? SqlIdentifier.Literal(comment) : null;
        context.Amend(domain, item => ((DefinedObject)item).With(clause, text));
    }

    private static string? Comment(SqlCursor sql)
    {
        sql.Words("is");
        return sql.TryWord("null") ? null : sql.String();
    }
}
