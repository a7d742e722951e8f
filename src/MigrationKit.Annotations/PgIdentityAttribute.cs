namespace MigrationKit;

/// <summary>
/// Makes a column an identity column: the server numbers its rows. The single smallint, integer or bigint key of a table that is neither a
/// foreign key nor has a default is one by itself (<see cref="IdentityKind.ByDefault"/>), unless
/// <c>[DatabaseGenerated(DatabaseGeneratedOption.None)]</c> says that the program numbers the rows.
/// </summary>
/// <remarks>
/// A number that is not set is PostgreSQL's default for the column's type.
/// See <see href="https://www.postgresql.org/docs/current/ddl-identity-columns.html"/> and
/// <see href="https://www.postgresql.org/docs/current/sql-createsequence.html"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PgIdentityAttribute : Attribute
{
    /// <summary>Makes a column an identity column.</summary>
    /// <param name="kind">Who gives the value.</param>
    public PgIdentityAttribute(IdentityKind kind = IdentityKind.ByDefault) => Kind = kind;

    /// <summary>Who gives the value.</summary>
    public IdentityKind Kind { get; }

    /// <summary>The first number; default 1 when counting up.</summary>
    public long Start { get; set; }

    /// <summary>What is added each time, not zero; default 1.</summary>
    public long Increment { get; set; }

    /// <summary>The least number; default 1 when counting up.</summary>
    public long MinValue { get; set; }

    /// <summary>The greatest number; default the greatest of the type.</summary>
    public long MaxValue { get; set; }

    /// <summary>How many numbers a session takes at a time, at least 1; default 1.</summary>
    public long Cache { get; set; }

    /// <summary>Whether to start again after the last number instead of failing.</summary>
    public bool Cycle { get; set; }
}
