using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class TableCases
{
    public static IEnumerable<CatalogCase> All =>
    [
        Case("a table without columns", "CREATE TABLE t ()", new Table(CatalogCase.Table)),
        Case("a comment", "CREATE TABLE t (a int); COMMENT ON TABLE t IS E'two\\nlines'", new Table(CatalogCase.Table) { Comment = "two\nlines" }),
        Case("names with dots, quotes and an elephant", """CREATE TABLE "a.b" (a int); CREATE TABLE "c""d 🐘" (a int)""",
            new Table(new("public", "a.b")), new Table(new("public", "c\"d 🐘"))),
        Case("a name that PostgreSQL cut", $"CREATE TABLE {new string('x', 70)} (a int)", new Table(new("public", new string('x', 63)))),
        Case("a temporary table is nobody's business", "CREATE TEMPORARY TABLE t (a int)"),
        Case("the parent of an inherited table", "CREATE TABLE t (a int); CREATE TABLE u () INHERITS (t)", new Table(CatalogCase.Table)) with
        {
            NotModelled = EquatableArray.Of("inherited table public.u exists and is not modelled."),
        },
    ];

    private static CatalogCase Case(string name, string sql, params Table[] expected) =>
        new(name, sql) { Kind = ObjectKind.Table, Expected = expected };
}
