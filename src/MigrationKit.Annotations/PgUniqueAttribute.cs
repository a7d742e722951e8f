namespace MigrationKit;

/// <summary>Declares a unique constraint. On a property it is over that property's column.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-UNIQUE-CONSTRAINTS"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PgUniqueAttribute : Attribute
{
    /// <summary>Declares a unique constraint.</summary>
    /// <param name="properties">Names of the properties whose columns together are unique; none on a property is that property.</param>
    public PgUniqueAttribute(params string[] properties) => Properties = properties;

    /// <summary>Names of the properties whose columns together are unique.</summary>
    public string[] Properties { get; }

    /// <summary>The constraint's name; default <c>uq_table_column</c>, cut at 63 bytes with a hash.</summary>
    public string? Name { get; set; }

    /// <summary>Properties whose columns are carried along in the constraint's index without being keys.</summary>
    public string[]? Include { get; set; }

    /// <summary>Whether two nulls are taken for equal. Needs PostgreSQL 15.</summary>
    public bool NullsNotDistinct { get; set; }

    /// <summary>Whether a transaction may put the check off until its end. Such a constraint is no target for foreign keys.</summary>
    public bool Deferrable { get; set; }

    /// <summary>Whether the check is put off unless the transaction says otherwise; implies <see cref="Deferrable"/>.</summary>
    public bool InitiallyDeferred { get; set; }
}
