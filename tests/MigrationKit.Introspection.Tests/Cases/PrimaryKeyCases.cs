using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class PrimaryKeyCases
{
    private static readonly PrimaryKey Key = new() { Table = CatalogCase.Table, Name = "t_pkey", Columns = EquatableArray.Of("a") };

    public static IEnumerable<CatalogCase> All =>
    [
        Case("one column", "CREATE TABLE t (a int PRIMARY KEY)", Key),
        Case("columns in the key's order", "CREATE TABLE t (a int, b int, CONSTRAINT k PRIMARY KEY (b, a))",
            Key with { Name = "k", Columns = EquatableArray.Of("b", "a") }),
        Case("INCLUDE", "CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a) INCLUDE (c, b))", Key with { Include = EquatableArray.Of("c", "b") }),
        Case("deferrable", "CREATE TABLE t (a int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)", Key with { Deferral = Deferral.InitiallyDeferred }),
        Case("a comment", "CREATE TABLE t (a int PRIMARY KEY); COMMENT ON CONSTRAINT t_pkey ON t IS 'the key'", Key with { Comment = "the key" }),
        Case("after a column was dropped", "CREATE TABLE t (x int, a int); ALTER TABLE t DROP COLUMN x; ALTER TABLE t ADD PRIMARY KEY (a)", Key),
    ];

    private static CatalogCase Case(string name, string sql, params PrimaryKey[] expected) =>
        new(name, sql) { Kind = ObjectKind.PrimaryKey, Expected = expected };
}
