using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class UniqueCases
{
    private static readonly UniqueConstraint Key = new() { Table = CatalogCase.Table, Name = "u", Columns = EquatableArray.Of("a") };

    public static IEnumerable<CatalogCase> All =>
    [
        Case("one column", "CREATE TABLE t (a int CONSTRAINT u UNIQUE)", Key),
        Case("two columns and INCLUDE", "CREATE TABLE t (a int, b int, c int, CONSTRAINT u UNIQUE (b, a) INCLUDE (c))",
            Key with { Columns = EquatableArray.Of("b", "a"), Include = EquatableArray.Of("c") }),
        Case("deferrable", "CREATE TABLE t (a int CONSTRAINT u UNIQUE DEFERRABLE)", Key with { Deferral = Deferral.InitiallyImmediate }),
        Case("initially deferred", "CREATE TABLE t (a int CONSTRAINT u UNIQUE INITIALLY DEFERRED)", Key with { Deferral = Deferral.InitiallyDeferred }),
        Case("nulls not distinct", "CREATE TABLE t (a int CONSTRAINT u UNIQUE NULLS NOT DISTINCT)", Key with { NullsNotDistinct = true }) with { Since = 15 },
        Case("out of an index", "CREATE TABLE t (a int); CREATE UNIQUE INDEX u ON t (a); ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX u", Key),
        Case("without overlaps", "CREATE TABLE t (a int4range, b int4range, CONSTRAINT u UNIQUE (a, b WITHOUT OVERLAPS))", Key with { Columns = EquatableArray.Of("a", "b"), IsWithoutOverlaps = true }) with { Since = 18 },
        Case("what its index has", "CREATE TABLE t (a int CONSTRAINT u UNIQUE WITH (fillfactor = 70)); CLUSTER t USING u; COMMENT ON INDEX u IS 'fast'",
            Key with { Parameters = EquatableArray.Of("fillfactor=70"), IsClustered = true, IndexComment = "fast" }),
        Case("a comment", "CREATE TABLE t (a int CONSTRAINT u UNIQUE); COMMENT ON CONSTRAINT u ON t IS 'only once'", Key with { Comment = "only once" }),
    ];

    private static CatalogCase Case(string name, string sql, params UniqueConstraint[] expected) =>
        new(name, sql) { Kind = ObjectKind.Unique, Expected = expected };
}
