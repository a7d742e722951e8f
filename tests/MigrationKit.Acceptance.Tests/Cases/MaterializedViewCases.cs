namespace MigrationKit.Acceptance.Tests.Cases;

internal static class MaterializedViewCases
{
    private const string Table = "CREATE TABLE t (a int, b varchar(10)); ";
    private const string View = "CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a, b FROM t; CREATE UNIQUE INDEX ia ON m (a); CREATE INDEX ib ON m (b); COMMENT ON INDEX ib IS 'fast'; COMMENT ON COLUMN m.b IS 'kept'; ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a materialized view comes with its indexes", "", Table + View + "CREATE VIEW v AS SELECT a FROM m;"),
        new("a materialized view goes", Table + View, Table) { Statements = ["DROP MATERIALIZED VIEW public.m"] },
        new("a materialized view gets another query and keeps its indexes", Table + View + "CREATE VIEW v AS SELECT a FROM m;", Table + View.Replace("FROM t", "FROM t WHERE a > 1") + "CREATE VIEW v AS SELECT a FROM m;")
        {
            Rows = "INSERT INTO t VALUES (1, 'one'), (2, 'two'); REFRESH MATERIALIZED VIEW m;",
            Holds = "(SELECT count(*) FROM v) = 1",
            Hazards = ["long-lock"],
            Steps = 1,
        },
        new("the type of a column changes under a materialized view", Table + View, "CREATE TABLE t (a int, b text); " + View) { Hazards = ["long-lock"], Steps = 1 },
        new("the type of a column changes while whole rows of the table are stored", Table + "CREATE MATERIALIZED VIEW m AS SELECT t AS row FROM t; COMMENT ON MATERIALIZED VIEW m IS 'rows';", "CREATE TABLE t (a int, b text); CREATE MATERIALIZED VIEW m AS SELECT t AS row FROM t; COMMENT ON MATERIALIZED VIEW m IS 'rows';")
        {
            Rows = "INSERT INTO t VALUES (1, 'one'); REFRESH MATERIALIZED VIEW m;",
            Holds = "(SELECT (row).b FROM m) = 'one'",
            Hazards = ["long-lock"],
            Beginnings = ["DROP MATERIALIZED VIEW public.m", "ALTER TABLE public.t ALTER COLUMN b TYPE text", "CREATE MATERIALIZED VIEW public.m", "COMMENT ON MATERIALIZED VIEW public.m"],
            Steps = 1,
        },
        new("a column with a default comes while rows of the table are stored in arrays and in a composite type, and a count of rows stays",
            "CREATE TABLE t (a int); CREATE TYPE pair AS (one t, number int); CREATE MATERIALIZED VIEW m AS SELECT array_agg(x) AS rows FROM t x; CREATE MATERIALIZED VIEW n AS SELECT ROW(t, 1)::pair AS p FROM t; CREATE MATERIALIZED VIEW o AS SELECT count(*) AS c, row_to_json(t) AS j FROM t GROUP BY t.*;",
            "CREATE TABLE t (a int, b int DEFAULT 7); CREATE TYPE pair AS (one t, number int); CREATE MATERIALIZED VIEW m AS SELECT array_agg(x) AS rows FROM t x; CREATE MATERIALIZED VIEW n AS SELECT ROW(t, 1)::pair AS p FROM t; CREATE MATERIALIZED VIEW o AS SELECT count(*) AS c, row_to_json(t) AS j FROM t GROUP BY t.*;")
        {
            Rows = "INSERT INTO t VALUES (1); REFRESH MATERIALIZED VIEW m; REFRESH MATERIALIZED VIEW n;",
            Holds = "(SELECT (rows[1]).b FROM m) = 7 AND (SELECT ((p).one).b FROM n) = 7",
            Hazards = ["long-lock"],
            Beginnings = ["DROP MATERIALIZED VIEW public.m", "DROP MATERIALIZED VIEW public.n", "ALTER TABLE public.t ADD COLUMN b", "CREATE MATERIALIZED VIEW public.m", "CREATE MATERIALIZED VIEW public.n"],
            Steps = 1,
        },
        new("the options of a materialized view change in place", Table + View, Table + View.Replace("fillfactor = 70", "autovacuum_enabled = false"))
        {
            Statements =
            [
                "ALTER MATERIALIZED VIEW public.m RESET (fillfactor)",
                "ALTER MATERIALIZED VIEW public.m SET (autovacuum_enabled = 'false')",
            ],
        },
        new("a column of a materialized view gets another comment", Table + View, Table + View.Replace("'kept'", "'other'"))
        {
            Statements = ["COMMENT ON COLUMN public.m.b IS 'other'"],
        },
        new("a materialized view without rows is made anew without rows", Table + "CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA;", Table + "CREATE MATERIALIZED VIEW m AS SELECT a + 1 AS a FROM t WITH NO DATA;")
        {
            Rows = "INSERT INTO t VALUES (1, 'one');",
            Holds = "(SELECT NOT relispopulated FROM pg_class WHERE relname = 'm')",
            Steps = 1,
        },
        new("an index of a materialized view comes and another changes", Table + "CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t; CREATE INDEX i ON m (a);", Table + "CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t; CREATE INDEX i ON m (b); CREATE INDEX j ON m (a);")
        {
            Statements =
            [
                "ALTER INDEX public.i RENAME TO j",
                "CREATE INDEX CONCURRENTLY i ON public.m (b)",
            ],
        },
        new("a view becomes a materialized one", Table + "CREATE VIEW m AS SELECT 1 AS one; CREATE VIEW v AS SELECT one FROM m;", Table + "CREATE MATERIALIZED VIEW m AS SELECT 1 AS one; CREATE VIEW v AS SELECT one FROM m;") { Steps = 1 },
        new("a materialized view is renamed", Table + View, Table + View.Replace(" m ", " n ").Replace("m.b", "n.b"))
        {
            Renamed = ["materialized view public.n < m"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER MATERIALIZED VIEW public.m RENAME TO n"],
        },
        new("a column is renamed under a materialized view", Table + View, "CREATE TABLE t (a int, c varchar(10)); " + View.Replace("b FROM t", "c AS b FROM t"))
        {
            Renamed = ["column public.t.c < b"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t RENAME COLUMN b TO c"],
        },
    ];
}
