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
        Case("all that a table can be", """
            CREATE UNLOGGED TABLE t (a text) WITH (fillfactor = 70, autovacuum_enabled = off, toast.autovacuum_enabled = off);
            ALTER TABLE t REPLICA IDENTITY FULL, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY
            """,
            new Table(CatalogCase.Table)
            {
                IsUnlogged = true,
                Parameters = EquatableArray.Of("autovacuum_enabled=off", "fillfactor=70", "toast.autovacuum_enabled=off"),
                ReplicaIdentity = ReplicaIdentity.Full,
                HasRowSecurity = true,
                ForcesRowSecurity = true,
            }),
        Case("no replica identity", "CREATE TABLE t (a int); ALTER TABLE t REPLICA IDENTITY NOTHING", new Table(CatalogCase.Table) { ReplicaIdentity = ReplicaIdentity.Nothing }),
        Case("a replica identity that is an index", "CREATE TABLE t (a int PRIMARY KEY); ALTER TABLE t REPLICA IDENTITY USING INDEX t_pkey", new Table(CatalogCase.Table)),
    ];

    private static CatalogCase Case(string name, string sql, params Table[] expected) =>
        new(name, sql) { Kind = ObjectKind.Table, Expected = expected };
}
