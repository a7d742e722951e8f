using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>
/// Whether two types can stand on the two sides of a foreign key: PostgreSQL wants an equality operator for them in an index.
/// </summary>
internal static class ComparableTypes
{
    private static readonly string[][] s_families =
    [
        ["smallint", "integer", "bigint", "numeric", "real", "double precision"],
        ["text", "character varying", "character", "bpchar", "name", "citext"],
        ["date", "timestamp without time zone", "timestamp with time zone"],
        ["inet", "cidr"],
        ["bit", "bit varying"],
    ];

    public static bool Are(PgType left, PgType right) =>
        left.IsArray == right.IsArray && (IsSame(left, right) || (!left.IsArray && AreRelated(left, right)));

    private static bool AreRelated(PgType left, PgType right) => s_families.Any(family => Has(family, left) && Has(family, right));

    private static bool IsSame(PgType left, PgType right) => left.Schema == right.Schema && left.Name == right.Name;

    private static bool Has(string[] family, PgType type) => family.Contains(type.Name) && (type.Schema is null || type.Name == "citext");
}
