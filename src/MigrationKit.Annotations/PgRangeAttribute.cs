namespace MigrationKit;

/// <summary>
/// Declares a range type over a type that PostgreSQL has no ranges of: <c>[assembly: PgRange("floatrange", "double precision")]</c>. A property
/// has it by <c>[Column(TypeName = "floatrange")]</c>.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/rangetypes.html#RANGETYPES-DEFINING"/>.</remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PgRangeAttribute : Attribute
{
    /// <summary>Declares a range type.</summary>
    /// <param name="name">Its name, without its schema and without quotes.</param>
    /// <param name="subtype">The SQL type of its bounds.</param>
    public PgRangeAttribute(string name, string subtype) => (Name, Subtype) = (name, subtype);

    /// <summary>The range type's name.</summary>
    public string Name { get; }

    /// <summary>The SQL type of its bounds.</summary>
    public string Subtype { get; }

    /// <summary>The schema that holds it; null is the project's default schema.</summary>
    public string? Schema { get; set; }

    /// <summary>The function that tells how far two values are apart, as SQL: <c>float8mi</c>. It makes gist indexes better.</summary>
    public string? SubtypeDifference { get; set; }

    /// <summary>The type's name of several ranges, as SQL; default made of the name. Needs PostgreSQL 14.</summary>
    public string? MultirangeName { get; set; }

    /// <summary>Its comment in the database.</summary>
    public string? Comment { get; set; }
}
