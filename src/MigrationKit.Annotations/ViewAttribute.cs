namespace MigrationKit;

/// <summary>
/// Declares a view; the class's properties are columns of its query. They are what <see cref="PgCommentAttribute"/> and
/// <see cref="GrantAttribute"/> on a property are about, and need not be all of them.
/// </summary>
/// <remarks>
/// The query names tables with their schema, because a migration may run with another <c>search_path</c>. See <see
/// href="https://www.postgresql.org/docs/current/sql-createview.html"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ViewAttribute : Attribute
{
    /// <summary>Declares a view.</summary>
    /// <param name="name">Its name, without its schema and without quotes.</param>
    /// <param name="query">The SQL of its query, without a semicolon: <c>SELECT id, email FROM public.customers WHERE NOT is_blocked</c>.</param>
    public ViewAttribute(string name, string query) => (Name, Query) = (name, query);

    /// <summary>The view's name.</summary>
    public string Name { get; }

    /// <summary>The SQL of its query.</summary>
    public string Query { get; }

    /// <summary>The schema that holds it; null is the project's default schema.</summary>
    public string? Schema { get; set; }

    /// <summary>Whether its tables are read with the rights, and the policies, of who reads the view. Needs PostgreSQL 15.</summary>
    public bool SecurityInvoker { get; set; }

    /// <summary>Whether no function sees a row before the view's own condition let it through.</summary>
    public bool SecurityBarrier { get; set; }

    /// <summary>Which rows may be written through the view.</summary>
    public ViewCheckOption CheckOption { get; set; }
}
