namespace MigrationKit;

/// <summary>
/// Declares the primary key with all that PostgreSQL knows. Mostly <c>[Key]</c>, EF Core's <c>[PrimaryKey]</c> or a property called
/// <c>Id</c> or <c>&lt;Class&gt;Id</c> is enough.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS"/>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PgPrimaryKeyAttribute : Attribute
{
    /// <summary>Declares the primary key.</summary>
    /// <param name="properties">
    /// Names of the key's properties in the order of the key; none leaves the choice to <c>[Key]</c> or the convention.
    /// </param>
    public PgPrimaryKeyAttribute(params string[] properties) => Properties = properties;

    /// <summary>Names of the key's properties in the order of the key.</summary>
    public string[] Properties { get; }

    /// <summary>The constraint's name; default <c>pk_table</c>, cut at 63 bytes with a hash.</summary>
    public string? Name { get; set; }

    /// <summary>Properties whose columns are carried along in the key's index without being keys.</summary>
    public string[]? Include { get; set; }

    /// <summary>Whether a transaction may put the check off until its end. Such a key is no target for foreign keys.</summary>
    public bool Deferrable { get; set; }

    /// <summary>Whether the check is put off unless the transaction says otherwise; implies <see cref="Deferrable"/>.</summary>
    public bool InitiallyDeferred { get; set; }
}
