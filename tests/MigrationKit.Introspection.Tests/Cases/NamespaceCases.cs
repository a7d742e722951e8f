using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class NamespaceCases
{
    public static IEnumerable<CatalogCase> All =>
    [
        Case("schemas, with comments", "CREATE SCHEMA a; CREATE SCHEMA b; COMMENT ON SCHEMA b IS 'of b'", new("a"), new("b") { Comment = "of b" }),
        Case("a schema that only begins like the system's", "CREATE SCHEMA pgfoo; CREATE SCHEMA information", new("information"), new("pgfoo")),
        Case("names that need quotes", """CREATE SCHEMA "a.b"; CREATE SCHEMA "c""d 🐘" """, new("a.b"), new("c\"d 🐘")),
    ];

    private static CatalogCase Case(string name, string sql, params Namespace[] expected) =>
        new(name, sql) { Kind = ObjectKind.Schema, Expected = expected };
}
