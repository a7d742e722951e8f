using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class EnumCases
{
    private static readonly QualifiedName Role = new("public", "role");

    public static IEnumerable<CatalogCase> All =>
    [
        Case(
            "values in their sort order",
            "CREATE TYPE role AS ENUM ('b', 'c'); ALTER TYPE role ADD VALUE 'a' BEFORE 'b'; COMMENT ON TYPE role IS 'what one may do'",
            new EnumType(Role) { Values = EquatableArray.Of("a", "b", "c"), Comment = "what one may do" }),
        Case("no values", "CREATE TYPE role AS ENUM ()", new EnumType(Role) { Values = [] }),
        Case(
            "hostile values",
            "CREATE TYPE role AS ENUM ('it''s', '', ' 🐘 ', '\"q\"')",
            new EnumType(Role) { Values = EquatableArray.Of("it's", "", " 🐘 ", "\"q\"") }),
    ];

    private static CatalogCase Case(string name, string sql, params EnumType[] expected) =>
        new(name, sql) { Kind = ObjectKind.Enum, Expected = expected };
}
