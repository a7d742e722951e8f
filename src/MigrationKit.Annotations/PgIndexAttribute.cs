namespace MigrationKit;

/// <summary>
/// Declares an index with all that PostgreSQL knows; for a plain one, EF Core's <c>[Index]</c> is understood too. On a property it is an
/// index over that property's column.
/// </summary>
/// <remarks>
/// The lists <see cref="Descending"/>, <see cref="Nulls"/>, <see cref="OperatorClasses"/> and <see cref="Collations"/> have one entry per
/// key, in the order of the keys; a shorter list leaves the rest at PostgreSQL's default. See <see
/// href="https://www.postgresql.org/docs/current/sql-createindex.html"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PgIndexAttribute : Attribute
{
    /// <summary>Declares an index.</summary>
    /// <param name="properties">
    /// Its keys in order: names of properties, or SQL expressions in parentheses, <c>[PgIndex(nameof(TenantId), "(lower(email))")]</c>.
    /// None on a property is that property, unless there is an <see cref="Expression"/>.
    /// </param>
    public PgIndexAttribute(params string[] properties) => Properties = properties;

    /// <summary>The keys: names of properties, or SQL expressions in parentheses.</summary>
    public string[] Properties { get; }

    /// <summary>The index's name; default <c>ix_table_column</c>, cut at 63 bytes with a hash.</summary>
    public string? Name { get; set; }

    /// <summary>One more key, after the properties: an SQL expression without parentheses of its own, <c>lower(email)</c>.</summary>
    public string? Expression { get; set; }

    /// <summary>Whether no two rows may have the same keys.</summary>
    public bool Unique { get; set; }

    /// <summary>
    /// The access method: <c>btree</c> (the default), <c>hash</c>, <c>gin</c>, <c>gist</c>, <c>spgist</c>, <c>brin</c> or an extension's.
    /// </summary>
    public string? Method { get; set; }

    /// <summary>The SQL condition of a partial index: only rows that meet it are in the index.</summary>
    public string? Where { get; set; }

    /// <summary>Properties whose columns are carried along without being keys (<c>INCLUDE</c>).</summary>
    public string[]? Include { get; set; }

    /// <summary>Per key: whether it is sorted in descending order.</summary>
    public bool[]? Descending { get; set; }

    /// <summary>Per key: where nulls are.</summary>
    public NullsPosition[]? Nulls { get; set; }

    /// <summary>
    /// Per key: the operator class, such as <c>text_pattern_ops</c> or <c>gist_trgm_ops(siglen='32')</c>; null or empty is the type's own.
    /// </summary>
    public string?[]? OperatorClasses { get; set; }

    /// <summary>
    /// Per key: the collation; null or empty is the column's own. A plain name is one of PostgreSQL's (<c>C</c>, <c>de-x-icu</c>); with a
    /// schema it is written as in SQL, with quotes: <c>public."german"</c>.
    /// </summary>
    public string?[]? Collations { get; set; }

    /// <summary>Whether a unique index takes two nulls for equal. Needs PostgreSQL 15.</summary>
    public bool NullsNotDistinct { get; set; }

    /// <summary>Storage parameters as <c>name=value</c>: <c>fillfactor=70</c>.</summary>
    public string[]? Parameters { get; set; }
}
