namespace MigrationKit;

/// <summary>
/// Declares an enum type of PostgreSQL; its values are the enum's members in the order in which they are written. Without it, a property of
/// an enum type is stored as its underlying integer.
/// </summary>
/// <remarks>
/// Labels are the members' names in snake_case, or what <c>NpgsqlTypes.PgNameAttribute</c> says. See <see
/// href="https://www.postgresql.org/docs/current/datatype-enum.html"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class PgEnumAttribute : Attribute
{
    /// <summary>Declares an enum type that has the enum's name in snake_case.</summary>
    public PgEnumAttribute()
    {
    }

    /// <summary>Declares an enum type.</summary>
    /// <param name="name">The type's name, without its schema and without quotes.</param>
    public PgEnumAttribute(string name) => Name = name;

    /// <summary>The type's name, without its schema and without quotes; null is the enum's name in snake_case.</summary>
    public string? Name { get; }

    /// <summary>The schema that holds the type; null is the project's default schema.</summary>
    public string? Schema { get; set; }
}
