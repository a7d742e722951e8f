namespace MigrationKit;

/// <summary>A column that the server computes from other columns of its row.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-generated-columns.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PgGeneratedAttribute : Attribute
{
    /// <summary>Makes a column a generated one.</summary>
    /// <param name="expression">An immutable SQL expression over columns of the same row: <c>price * quantity</c>.</param>
    public PgGeneratedAttribute(string expression) => Expression = expression;

    /// <summary>The SQL expression.</summary>
    public string Expression { get; }

    /// <summary>True, the default: computed when the row is written. False: computed when it is read, which needs PostgreSQL 18.</summary>
    public bool Stored { get; set; } = true;
}
