namespace MigrationKit;

/// <summary>
/// Declares a materialized view, which keeps the rows of its query until it is refreshed; the class's properties are columns of the query.
/// <see cref="PgIndexAttribute"/> and <see cref="StorageParameterAttribute"/> can stand on it.
/// </summary>
/// <remarks>
/// <c>REFRESH MATERIALIZED VIEW CONCURRENTLY</c> needs a unique index. See <see
/// href="https://www.postgresql.org/docs/current/sql-creatematerializedview.html"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MaterializedViewAttribute : Attribute
{
    /// <summary>Declares a materialized view.</summary>
    /// <param name="name">Its name, without its schema and without quotes.</param>
    /// <param name="query">The SQL of its query, without a semicolon. It names tables with their schema.</param>
    public MaterializedViewAttribute(string name, string query) => (Name, Query) = (name, query);

    /// <summary>The view's name.</summary>
    public string Name { get; }

    /// <summary>The SQL of its query.</summary>
    public string Query { get; }

    /// <summary>The schema that holds it; null is the project's default schema.</summary>
    public string? Schema { get; set; }
}
