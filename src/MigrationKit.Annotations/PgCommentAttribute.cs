namespace MigrationKit;

/// <summary>The comment of a table, view, column or type in the database.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/sql-comment.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Enum)]
public sealed class PgCommentAttribute : Attribute
{
    /// <summary>Sets the comment.</summary>
    /// <param name="comment">The text.</param>
    public PgCommentAttribute(string comment) => Comment = comment;

    /// <summary>The text.</summary>
    public string Comment { get; }
}
