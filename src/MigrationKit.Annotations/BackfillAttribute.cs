namespace MigrationKit;

/// <summary>
/// What the rows that are there get in a column that is new, or that becomes required. The next migration fills them in batches that commit
/// one by one, before the column is required. Once that migration is applied everywhere, the attribute does nothing and may stay or go.
/// </summary>
/// <remarks>New rows do not get it: for those there is a default, or a value from code.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BackfillAttribute : Attribute
{
    /// <summary>Sets the expression.</summary>
    /// <param name="expression">
    /// An SQL expression over the columns of the same row: <c>lower(email)</c>, <c>'unknown'</c>. Columns that the same migration drops may be
    /// mentioned.
    /// </param>
    public BackfillAttribute(string expression) => Expression = expression;

    /// <summary>The SQL expression.</summary>
    public string Expression { get; }
}
