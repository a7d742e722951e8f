namespace MigrationKit;

/// <summary>The collation of a column of text.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/collation.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PgCollationAttribute : Attribute
{
    /// <summary>Sets the collation.</summary>
    /// <param name="name">Its name without quotes: <c>C</c>, <c>de-x-icu</c>.</param>
    public PgCollationAttribute(string name) => Name = name;

    /// <summary>The collation's name.</summary>
    public string Name { get; }

    /// <summary>The schema that holds it; null is <c>pg_catalog</c>, where PostgreSQL keeps its own.</summary>
    public string? Schema { get; set; }
}
