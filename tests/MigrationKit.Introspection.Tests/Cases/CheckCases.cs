using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class CheckCases
{
    private static readonly CheckConstraint Check = new() { Table = CatalogCase.Table, Name = "c", Expression = "(a > 0)" };

    public static IEnumerable<CatalogCase> All =>
    [
        Case("not enforced", "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NOT ENFORCED)", Check with { IsEnforced = false }) with { Since = 18 },
        Case("a condition", "CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0)); COMMENT ON CONSTRAINT c ON t IS 'positive'", Check with { Comment = "positive" }),
        Case("of several columns", "CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > b AND b IS NOT NULL))",
            Check with { Expression = "((a > b) AND (b IS NOT NULL))" }),
        Case("NO INHERIT", "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NO INHERIT)", Check with { NoInherit = true }),
        Case("NOT VALID", "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID", Check with { IsValidated = false }),
        Case("a function of the user's is printed with its schema", "CREATE FUNCTION f(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true'; CREATE TABLE t (a int CONSTRAINT c CHECK (f(a)))",
            Check with { Expression = "public.f(a)" }),
        Case("an inherited one belongs to the parent", "CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0)); CREATE TABLE u () INHERITS (t)", Check),
        Case("a domain's is not a table's", "CREATE DOMAIN d AS int CHECK (VALUE > 0); CREATE TABLE t (a d)"),
    ];

    private static CatalogCase Case(string name, string sql, params CheckConstraint[] expected) =>
        new(name, sql) { Kind = ObjectKind.Check, Expected = expected };
}
