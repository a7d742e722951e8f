namespace MigrationKit;

/// <summary>
/// Declares an exclusion constraint: no two rows for which every operator says yes.
/// <c>[Exclude(nameof(RoomId), "=", nameof(During), "&amp;&amp;")]</c> is: no room is booked twice at a time.
/// </summary>
/// <remarks>
/// The lists <see cref="OperatorClasses"/> and <see cref="Collations"/> have one entry per element, in their order. Comparing numbers or text
/// with <c>=</c> by gist needs the extension btree_gist. See <see
/// href="https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-EXCLUDE"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExcludeAttribute : Attribute
{
    /// <summary>Declares an exclusion constraint.</summary>
    /// <param name="elements">
    /// Pairs: the name of a property, or an SQL expression in parentheses, and then the operator that compares two rows.
    /// </param>
    public ExcludeAttribute(params string[] elements) => Elements = elements;

    /// <summary>Properties or expressions in parentheses, each followed by its operator.</summary>
    public string[] Elements { get; }

    /// <summary>The constraint's name; default <c>ex_table_column</c>, cut at 63 bytes with a hash.</summary>
    public string? Name { get; set; }

    /// <summary>The access method of its index: <c>gist</c> (the default), <c>spgist</c>, <c>btree</c> or <c>hash</c>.</summary>
    public string? Method { get; set; }

    /// <summary>The SQL condition of the rows that it is about; default all.</summary>
    public string? Where { get; set; }

    /// <summary>Properties whose columns are carried along in its index.</summary>
    public string[]? Include { get; set; }

    /// <summary>Per element: the operator class; null or empty is the type's own.</summary>
    public string?[]? OperatorClasses { get; set; }

    /// <summary>Per element: the collation, as in <see cref="PgIndexAttribute.Collations"/>; null or empty is the column's own.</summary>
    public string?[]? Collations { get; set; }

    /// <summary>Storage parameters of its index as <c>name=value</c>.</summary>
    public string[]? Parameters { get; set; }

    /// <summary>Whether a transaction may put the check off until its end.</summary>
    public bool Deferrable { get; set; }

    /// <summary>Whether the check is put off unless the transaction says otherwise; implies <see cref="Deferrable"/>.</summary>
    public bool InitiallyDeferred { get; set; }
}
