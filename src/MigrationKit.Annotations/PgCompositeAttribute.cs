namespace MigrationKit;

/// <summary>
/// Declares a composite type: the properties of the class or struct are its attributes, in their order. A property of the class or struct is a
/// column of the type.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/rowtypes.html"/>; Npgsql maps it by <c>MapComposite</c>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PgCompositeAttribute : Attribute
{
    /// <summary>Declares a composite type that has the type's name in snake_case.</summary>
    public PgCompositeAttribute()
    {
    }

    /// <summary>Declares a composite type.</summary>
    /// <param name="name">Its name, without its schema and without quotes.</param>
    public PgCompositeAttribute(string name) => Name = name;

    /// <summary>The type's name; null is that of the class or struct in snake_case.</summary>
    public string? Name { get; }

    /// <summary>The schema that holds it; null is the project's default schema.</summary>
    public string? Schema { get; set; }
}
