namespace MigrationKit;

/// <summary>A sequence that stands for itself. The sequence behind an identity column needs no declaration.</summary>
/// <remarks>
/// A number that is not set is PostgreSQL's default for the type. See <see
/// href="https://www.postgresql.org/docs/current/sql-createsequence.html"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PgSequenceAttribute : Attribute
{
    /// <summary>Declares a sequence.</summary>
    /// <param name="name">Its name, without its schema and without quotes.</param>
    public PgSequenceAttribute(string name) => Name = name;

    /// <summary>The sequence's name.</summary>
    public string Name { get; }

    /// <summary>The schema that holds it; null is the project's default schema.</summary>
    public string? Schema { get; set; }

    /// <summary><c>smallint</c>, <c>integer</c> or <c>bigint</c>, which is the default.</summary>
    public string? Type { get; set; }

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

    /// <summary>The column with which it is dropped, as <c>table.column</c> or <c>schema.table.column</c>.</summary>
    public string? OwnedBy { get; set; }

    /// <summary>Its comment in the database.</summary>
    public string? Comment { get; set; }

    /// <summary>What it was called before: <c>old</c>, or <c>schema.old</c> if the schema was another one.</summary>
    public string? RenamedFrom { get; set; }
}
