using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class ExclusionCases
{
    private static readonly IndexKey A = new() { Column = "a" };
    private static readonly ExclusionConstraint Exclusion = new() { Table = CatalogCase.Table, Name = "x", Elements = EquatableArray.Of(new ExclusionElement(A, "=")) };

    public static IEnumerable<CatalogCase> All =>
    [
        Case("one column", "ALTER TABLE t ADD CONSTRAINT x EXCLUDE (a WITH =)", Exclusion),
        Case("all there is", """
            ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&, int4range(a, b) range_ops WITH -|-) INCLUDE (b) WITH (fillfactor = 80) WHERE (a > 0) DEFERRABLE INITIALLY DEFERRED;
            COMMENT ON CONSTRAINT x ON t IS 'once'; COMMENT ON INDEX x IS 'fast'
            """,
            Exclusion with
            {
                Method = "gist",
                Elements = EquatableArray.Of(
                    new ExclusionElement(new IndexKey { Column = "r" }, "&&"),
                    new ExclusionElement(new IndexKey { Expression = "int4range(a, b)" }, "-|-")),
                Include = EquatableArray.Of("b"),
                Where = "(a > 0)",
                Deferral = Deferral.InitiallyDeferred,
                Parameters = EquatableArray.Of("fillfactor=80"),
                Comment = "once",
                IndexComment = "fast",
            }) with { Since = 14 },
        Case("an order, a collation and a class", """ALTER TABLE t ADD CONSTRAINT x EXCLUDE (s COLLATE "C" text_pattern_ops DESC NULLS LAST WITH OPERATOR(pg_catalog.=))""",
            Exclusion with
            {
                Elements = EquatableArray.Of(new ExclusionElement(
                    new IndexKey { Column = "s", Collation = new("pg_catalog", "C"), OperatorClass = "text_pattern_ops", Descending = true, Nulls = NullsOrder.Last }, "=")),
            }),
        Case("an operator of an extension", "CREATE SCHEMA \"my ext\"; CREATE EXTENSION citext SCHEMA \"my ext\"; ALTER TABLE t ADD z \"my ext\".citext, ADD CONSTRAINT x EXCLUDE (z WITH OPERATOR(\"my ext\".=))",
            Exclusion with { Elements = EquatableArray.Of(new ExclusionElement(new IndexKey { Column = "z" }, "OPERATOR(\"my ext\".=)")) }) with { Needs = EquatableArray.Of("citext") },
    ];

    private static CatalogCase Case(string name, string sql, params ExclusionConstraint[] expected) =>
        new(name, $"CREATE TABLE t (a int, b int, s text, r int4range); {sql}") { Kind = ObjectKind.Exclusion, Expected = expected };
}
