namespace MigrationKit.Core.Model;

/// <summary>What about a NOT NULL is not as the server makes it by itself: PostgreSQL 18, where it is a constraint.</summary>
/// <remarks>https://www.postgresql.org/docs/18/ddl-constraints.html#DDL-CONSTRAINTS-NOT-NULL</remarks>
internal sealed record Requirement
{
    private const string GeneratedEnd = "_not_null";

    /// <summary>Its name; null is one that the server has made. A name that ends like those is taken for one: tables and columns are renamed without it.</summary>
    public string? Name { get; init; }

    /// <summary>False where it binds new rows only.</summary>
    public bool IsValidated { get; init; } = true;

    /// <summary>Whether heirs do without it.</summary>
    public bool NoInherit { get; init; }

    /// <summary>Null where it is in all as the server makes it.</summary>
    public Requirement? UnlessStandard => Name is null && IsValidated && !NoInherit ? null : this;

    /// <summary>Null where the server may have made it: <c>orders_total_not_null</c>, <c>orders_total_not_null1</c>.</summary>
    public static string? ChosenName(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').EndsWith(GeneratedEnd, StringComparison.Ordinal) ? null : name;
}
