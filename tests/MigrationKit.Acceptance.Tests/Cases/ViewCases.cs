namespace MigrationKit.Acceptance.Tests.Cases;

internal static class ViewCases
{
    private const string Table = "CREATE TABLE t (a int, b varchar(10)); ";
    private const string Rows = "INSERT INTO t VALUES (1, 'one');";

    public static IReadOnlyList<AcceptanceCase> All { get; } = [.. InPlace(), .. Rebuilt(), .. Renamed()];

    private static IEnumerable<AcceptanceCase> InPlace() =>
    [
        new("a view comes with all that it can have", "", Table + """
            CREATE VIEW v (x, "Y") WITH (security_barrier) AS SELECT a, b FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
            ALTER VIEW v ALTER x SET DEFAULT 5; COMMENT ON VIEW v IS 'all'; COMMENT ON COLUMN v."Y" IS 'it''s';
            """),
        new("a view gets another query", "CREATE VIEW v AS SELECT 1 AS one;", "CREATE VIEW v AS SELECT 2 AS one;")
        {
            Statements = ["CREATE OR REPLACE VIEW public.v AS\n SELECT 2 AS one"],
        },
        new("a view that others use gets a column behind", "CREATE VIEW v AS SELECT 1 AS one; CREATE VIEW w AS SELECT * FROM v;", "CREATE VIEW v AS SELECT 1 AS one, 2 AS two; CREATE VIEW w AS SELECT one FROM v;")
        {
            Statements = ["CREATE OR REPLACE VIEW public.v AS\n SELECT 1 AS one,\n    2 AS two"],
        },
        new(
            "the options of a view change in place",
            Table + "CREATE VIEW v WITH (security_barrier = true) AS SELECT a FROM t; CREATE VIEW w WITH (security_barrier = true) AS SELECT 1 AS one;",
            Table + "CREATE VIEW v WITH (check_option = cascaded, security_barrier = false) AS SELECT a FROM t; CREATE VIEW w AS SELECT 1 AS one;")
        {
            Statements =
            [
                "ALTER VIEW public.v SET (check_option = 'cascaded')",
                "ALTER VIEW public.v SET (security_barrier = 'false')",
                "ALTER VIEW public.w RESET (security_barrier)",
            ],
        },
        new(
            "a view can no longer be written to, nor checked",
            Table + "CREATE VIEW v AS SELECT 1 AS one FROM t; DROP VIEW v; CREATE VIEW v WITH (check_option = local, security_barrier = true) AS SELECT a FROM t;",
            Table + "CREATE VIEW v WITH (security_barrier = true) AS SELECT max(a) AS a FROM t;")
        {
            Beginnings = ["CREATE OR REPLACE VIEW public.v WITH (security_barrier = 'true') AS"],
        },
        new(
            "columns of a view get and lose comments and defaults, also where the query changes",
            "CREATE VIEW v AS SELECT 1 AS one, 2 AS two; COMMENT ON COLUMN v.one IS 'first'; ALTER VIEW v ALTER one SET DEFAULT 1;",
            "CREATE VIEW v AS SELECT 1 AS one, 3 AS two; COMMENT ON COLUMN v.two IS 'second'; ALTER VIEW v ALTER one SET DEFAULT 2;")
        {
            Statements =
            [
                "CREATE OR REPLACE VIEW public.v AS\n SELECT 1 AS one,\n    3 AS two",
                "COMMENT ON COLUMN public.v.one IS NULL",
                "COMMENT ON COLUMN public.v.two IS 'second'",
                "ALTER VIEW public.v ALTER COLUMN one SET DEFAULT 2",
            ],
        },
    ];

    private static IEnumerable<AcceptanceCase> Rebuilt() =>
    [
        new("a view loses a column, and those that hang on it come back", """
            CREATE VIEW v AS SELECT 1 AS one, 2 AS two; COMMENT ON VIEW v IS 'base'; CREATE VIEW w AS SELECT one FROM v; COMMENT ON COLUMN w.one IS 'kept'; GRANT SELECT ON w TO mk_reader;
            CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING; CREATE TRIGGER x INSTEAD OF UPDATE ON w FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
            """, """
            CREATE VIEW v AS SELECT 1 AS one; COMMENT ON VIEW v IS 'base'; CREATE VIEW w AS SELECT one FROM v; COMMENT ON COLUMN w.one IS 'kept'; GRANT SELECT ON w TO mk_reader;
            CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING; CREATE TRIGGER x INSTEAD OF UPDATE ON w FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
            """) { Steps = 1 },
        new("the type of a column changes under views of views", Table + "CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT b || 'x' AS c FROM v; CREATE VIEW apart AS SELECT a FROM t;",
            "CREATE TABLE t (a int, b text); CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT b || 'x' AS c FROM v; CREATE VIEW apart AS SELECT a FROM t;")
        {
            Rows = Rows,
            Holds = "(SELECT c FROM w) = 'onex'",
            Beginnings = ["DROP VIEW public.w", "DROP VIEW public.v", "ALTER TABLE public.t ALTER COLUMN b TYPE text", "CREATE VIEW public.v AS", "CREATE VIEW public.w AS"],
            Steps = 1,
        },
        new("types change in two tables under one view", "CREATE TABLE t (a varchar(5)); CREATE TABLE u (a varchar(5)); CREATE VIEW v AS SELECT t.a, u.a AS b FROM t, u;",
            "CREATE TABLE t (a text); CREATE TABLE u (a text); CREATE VIEW v AS SELECT t.a, u.a AS b FROM t, u;") { Steps = 1 },
        new("a view is not missed while a column is found to be required", Table + "CREATE VIEW v AS SELECT b FROM t;", "CREATE TABLE t (a int, b text NOT NULL); CREATE VIEW v AS SELECT b FROM t;")
        {
            Rows = Rows,
            Hazards = ["data-dependent"],
            Beginnings =
            [
                "DROP VIEW public.v", "ALTER TABLE public.t ALTER COLUMN b TYPE text", "ALTER TABLE public.t ADD CONSTRAINT t_b_mk_not_null", "CREATE VIEW public.v AS",
                "ALTER TABLE public.t VALIDATE", "ALTER TABLE public.t ALTER COLUMN b SET NOT NULL", "ALTER TABLE public.t DROP CONSTRAINT",
            ],
            Steps = 3,
        },
        new("a column goes with the view's use of it", Table + "CREATE VIEW v AS SELECT a, b FROM t;", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;") { Hazards = ["data-loss"] },
        new("a view takes the place of a table that views use", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;", "CREATE VIEW t AS SELECT 1 AS a; CREATE VIEW v AS SELECT a FROM t;")
        {
            Hazards = ["data-loss"],
            Beginnings = ["DROP VIEW public.v", "DROP TABLE public.t", "CREATE VIEW public.t AS", "CREATE VIEW public.v AS"],
            Steps = 1,
        },
        new("views use each other the other way round", "CREATE VIEW a AS SELECT 1 AS x; CREATE VIEW b AS SELECT x FROM a;", "CREATE VIEW b AS SELECT 1 AS x; CREATE VIEW a AS SELECT x FROM b;"),
        new("views go", Table + "CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT b FROM v;", Table) { Statements = ["DROP VIEW public.w", "DROP VIEW public.v"] },
        new("a table goes with its views", Table + "CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT b FROM v;", "") { Hazards = ["data-loss"] },
        new("a value of an enum comes that a view uses", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (s e); CREATE VIEW v AS SELECT s FROM t WHERE s = 'a';",
            "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (s e); CREATE VIEW v AS SELECT s FROM t WHERE s = 'b';"),
        new("a value of an enum goes under a view", "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (s e); CREATE VIEW v AS SELECT s FROM t WHERE s = 'a';",
            "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (s e); CREATE VIEW v AS SELECT s FROM t WHERE s = 'a';") { Hazards = ["data-dependent", "table-rewrite"], Steps = 1 },
        new("a value of an enum goes under a view that does not name the type", "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (s e); CREATE VIEW v AS SELECT s FROM t;",
            "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (s e); CREATE VIEW v AS SELECT s FROM t;") { Hazards = ["data-dependent", "table-rewrite"], Steps = 1 },
    ];

    private static IEnumerable<AcceptanceCase> Renamed() =>
    [
        new("a view is renamed", "CREATE VIEW v AS SELECT 1 AS one; CREATE VIEW w AS SELECT one FROM v;", "CREATE VIEW renamed AS SELECT 1 AS one; CREATE VIEW w AS SELECT one FROM renamed;")
        {
            Renamed = ["view public.renamed < v"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER VIEW public.v RENAME TO renamed"],
        },
        new("a view moves to another schema", "CREATE SCHEMA s; CREATE VIEW v AS SELECT 1 AS one;", "CREATE SCHEMA s; CREATE VIEW s.v AS SELECT 1 AS one;")
        {
            Renamed = ["view s.v < public.v"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER VIEW public.v SET SCHEMA s"],
        },
        new("a table is renamed under a view", Table + "CREATE VIEW v AS SELECT t.a, x.b FROM t, t x;", "CREATE TABLE u (a int, b varchar(10)); CREATE VIEW v AS SELECT u.a, x.b FROM u, u x;")
        {
            Renamed = ["table public.u < t"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t RENAME TO u"],
        },
        new("a column is renamed under views", Table + "CREATE VIEW v AS SELECT a, b FROM t WHERE b > 'x'; CREATE VIEW w AS SELECT b AS c, x.b, length(x.b) FROM v x;",
            "CREATE TABLE t (a int, c varchar(10)); CREATE VIEW v AS SELECT a, c AS b FROM t WHERE c > 'x'; CREATE VIEW w AS SELECT b AS c, x.b, length(x.b) FROM v x;")
        {
            Renamed = ["column public.t.c < b"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t RENAME COLUMN b TO c"],
        },
    ];
}
