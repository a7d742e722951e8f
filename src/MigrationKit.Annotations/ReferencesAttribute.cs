namespace MigrationKit;

/// <summary>
/// Declares a foreign key: on a property, from that property's column; on a class, from <see cref="Properties"/>. DataAnnotations'
/// <c>[ForeignKey]</c> and EF Core's <c>[DeleteBehavior]</c> are understood too.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ReferencesAttribute : Attribute
{
    /// <summary>Declares a foreign key.</summary>
    /// <param name="principal">The class of the table that is referred to.</param>
    /// <param name="principalProperties">Names of that class's properties, unique together; none is its primary key.</param>
    public ReferencesAttribute(Type principal, params string[] principalProperties) =>
        (Principal, PrincipalProperties) = (principal, principalProperties);

    /// <summary>The class of the table that is referred to.</summary>
    public Type Principal { get; }

    /// <summary>Names of that class's properties; none is its primary key.</summary>
    public string[] PrincipalProperties { get; }

    /// <summary>The constraint's name; default <c>fk_table_principal_column</c>, cut at 63 bytes with a hash.</summary>
    public string? Name { get; set; }

    /// <summary>The referring properties, in the order of the properties referred to. On a property, none is that property.</summary>
    public string[]? Properties { get; set; }

    /// <summary>What happens when the row referred to is deleted.</summary>
    public ForeignKeyAction OnDelete { get; set; }

    /// <summary>What happens when the row referred to gets another key.</summary>
    public ForeignKeyAction OnUpdate { get; set; }

    /// <summary>
    /// The properties that <c>SET NULL</c> or <c>SET DEFAULT</c> touches on delete; none is all referring ones. Needs PostgreSQL 15.
    /// </summary>
    public string[]? OnDeleteProperties { get; set; }

    /// <summary>Whether the referring columns must all be null or none (<c>MATCH FULL</c>).</summary>
    public bool MatchFull { get; set; }

    /// <summary>Whether a transaction may put the check off until its end.</summary>
    public bool Deferrable { get; set; }

    /// <summary>Whether the check is put off unless the transaction says otherwise; implies <see cref="Deferrable"/>.</summary>
    public bool InitiallyDeferred { get; set; }

    /// <summary>Whether rows that were there before the constraint are never checked (<c>NOT VALID</c>).</summary>
    public bool NotValid { get; set; }
}
