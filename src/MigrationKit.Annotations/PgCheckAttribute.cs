namespace MigrationKit;

/// <summary>Declares a check constraint: a condition that every row meets; beside [PgDomain], one that every value meets.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PgCheckAttribute : Attribute
{
    /// <summary>Declares a check constraint.</summary>
    /// <param name="expression">An SQL condition over columns of the row, <c>price &gt;= 0</c>; of a domain over <c>VALUE</c>.</param>
    public PgCheckAttribute(string expression) => Expression = expression;

    /// <summary>The SQL condition.</summary>
    public string Expression { get; }

    /// <summary>
    /// The constraint's name; default <c>ck_table_column</c> on a property, and on a class <c>ck_table_</c> with the names that the
    /// condition mentions, cut at 63 bytes with a hash.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Whether child tables do not inherit it (<c>NO INHERIT</c>).</summary>
    public bool NoInherit { get; set; }

    /// <summary>Whether rows that were there before the constraint are never checked (<c>NOT VALID</c>).</summary>
    public bool NotValid { get; set; }
}
