namespace MigrationKit;

/// <summary>
/// Declares a domain: a type with a name and rules of its own. The class or struct has one property, whose type the domain is over;
/// <see cref="PgCheckAttribute"/> on it says what a value must meet: <c>[PgCheck("VALUE ~ '@'")]</c>. A property of the class or struct is a
/// column of the domain.
/// </summary>
/// <remarks>
/// A property of another type has the domain by <c>[Column(TypeName = "email")]</c>. See <see
/// href="https://www.postgresql.org/docs/current/sql-createdomain.html"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PgDomainAttribute : Attribute
{
    /// <summary>Declares a domain that has the type's name in snake_case.</summary>
    public PgDomainAttribute()
    {
    }

    /// <summary>Declares a domain.</summary>
    /// <param name="name">Its name, without its schema and without quotes.</param>
    public PgDomainAttribute(string name) => Name = name;

    /// <summary>The domain's name; null is the type's name in snake_case.</summary>
    public string? Name { get; }

    /// <summary>The schema that holds it; null is the project's default schema.</summary>
    public string? Schema { get; set; }

    /// <summary>Whether no value is null. PostgreSQL advises to say that of columns instead: an outer join makes nulls all the same.</summary>
    public bool NotNull { get; set; }

    /// <summary>The default of columns without one, as SQL.</summary>
    public string? Default { get; set; }
}
