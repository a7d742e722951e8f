namespace MigrationKit.Acceptance.Tests.Cases;

internal static class ForeignTableCases
{
    private const string Server = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER there FOREIGN DATA WRAPPER w; ";
    private const string Films = Server + "CREATE FOREIGN TABLE films (code text OPTIONS (column_name 'kode') NOT NULL, title text) SERVER there OPTIONS (path 'it''s', mode 'a'); ";

    private const string Kinds = """
        CREATE TABLE t (a int, kind e DEFAULT 'a' CONSTRAINT known CHECK (kind IS NOT NULL), kinds e[], note text) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
        CREATE FOREIGN TABLE t_2 PARTITION OF t FOR VALUES IN (2) SERVER there; ALTER FOREIGN TABLE t_2 ALTER COLUMN kind SET DEFAULT 'c';
        CREATE TABLE t_3 PARTITION OF t FOR VALUES IN (3, 4) PARTITION BY LIST (a); CREATE TABLE t_3_1 PARTITION OF t_3 FOR VALUES IN (3); CREATE FOREIGN TABLE t_3_2 PARTITION OF t_3 FOR VALUES IN (4) SERVER there;
        CREATE INDEX of_first ON t_1 (kind); CREATE VIEW v AS SELECT a, kind FROM t WHERE kind <> 'a';
        """;

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a foreign table is created", Server, Films + "COMMENT ON FOREIGN TABLE films IS 'elsewhere'; ALTER FOREIGN TABLE films ADD CONSTRAINT short CHECK (length(code) < 9);")
        {
            Statements =
            [
                """
                CREATE FOREIGN TABLE public.films (
                    code text OPTIONS (column_name 'kode') NOT NULL,
                    title text,
                    CONSTRAINT short CHECK ((length(code) < 9))
                ) SERVER there OPTIONS (mode 'a', path 'it''s')
                """,
                "COMMENT ON FOREIGN TABLE public.films IS 'elsewhere'",
            ],
        },
        new("a foreign table goes, and its rows stay where they are", Films, Server) { Statements = ["DROP FOREIGN TABLE public.films"] },
        new("options change in place", Films, Server + "CREATE FOREIGN TABLE films (code text OPTIONS (column_name 'code', format 'x') NOT NULL, title text) SERVER there OPTIONS (path 'b');")
        {
            Statements =
            [
                "ALTER FOREIGN TABLE public.films OPTIONS (DROP mode, SET path 'b')",
                "ALTER TABLE public.films ALTER COLUMN code OPTIONS (SET column_name 'code', ADD format 'x')",
            ],
        },
        new("columns of a foreign table come, change and go", Films, Server + "CREATE FOREIGN TABLE films (code varchar(9) OPTIONS (column_name 'kode'), year int OPTIONS (n 'y') DEFAULT 1) SERVER there OPTIONS (path 'it''s', mode 'a');")
        {
            Hazards = ["breaks-old-code", "data-loss"],
        },
        new("an enum loses a value, and a foreign table has a column of it",
            Server + "CREATE TYPE e AS ENUM ('a', 'b'); CREATE FOREIGN TABLE films (kind e DEFAULT 'a') SERVER there;",
            Server + "CREATE TYPE e AS ENUM ('a'); CREATE FOREIGN TABLE films (kind e DEFAULT 'a') SERVER there;")
        {
            Statements =
            [
                "ALTER TYPE public.e RENAME TO e_mk_old",
                "CREATE TYPE public.e AS ENUM ('a')",
                "ALTER TABLE public.films ALTER COLUMN kind DROP DEFAULT, ALTER COLUMN kind TYPE public.e, ALTER COLUMN kind SET DEFAULT 'a'::public.e",
                "DROP TYPE public.e_mk_old",
            ],
        },
        new("a range changes, and a foreign table has a column of it",
            Server + "CREATE TYPE r AS RANGE (subtype = int); CREATE FOREIGN TABLE films (years r) SERVER there; CREATE TABLE t (years r);",
            Server + "CREATE TYPE r AS RANGE (subtype = bigint); CREATE FOREIGN TABLE films (years r) SERVER there; CREATE TABLE t (years r);")
        {
            Rows = "INSERT INTO t VALUES ('[1950,1960)')",
            Holds = "(SELECT years = '[1950,1960)' FROM t)",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("an enum is replaced, and a partitioned table with foreign partitions has columns of it", Server + "CREATE TYPE e AS ENUM ('a', 'b', 'c'); " + Kinds, Server + "CREATE TYPE e AS ENUM ('c', 'a'); " + Kinds)
        {
            Rows = "INSERT INTO t VALUES (1, 'a', '{c,a}', 'x'), (3, 'c', NULL, 'y')",
            Holds = "(SELECT array_agg((a, kind, kinds)::text ORDER BY a) = '{\"(1,a,\\\"{c,a}\\\")\",\"(3,c,)\"}' FROM (SELECT * FROM t_1 UNION ALL SELECT * FROM t_3_1) one)",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("a composite type changes, and a partitioned table with a foreign partition has a column of it",
            Server + "CREATE TYPE place AS (x int, y int); CREATE TABLE t (a int, at place) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE FOREIGN TABLE t_2 PARTITION OF t FOR VALUES IN (2) SERVER there;",
            Server + "CREATE TYPE place AS (x bigint, y text); CREATE TABLE t (a int, at place) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE FOREIGN TABLE t_2 PARTITION OF t FOR VALUES IN (2) SERVER there;")
        {
            Rows = "INSERT INTO t VALUES (1, '(1,2)')",
            Holds = "(SELECT at::text = '(1,2)' FROM t_1)",
            Hazards = ["data-dependent", "table-rewrite"],
            Statements =
            [
                "ALTER TABLE public.t DETACH PARTITION public.t_2",
                "ALTER TYPE public.place RENAME TO place_mk_old",
                "CREATE TYPE public.place AS (x bigint, y text)",
                "ALTER TABLE public.t ALTER COLUMN at TYPE public.place USING CASE WHEN at IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((at).x::text, (at).y::text)::public.place END",
                "ALTER TABLE public.t_2 ALTER COLUMN at TYPE public.place",
                "DROP TYPE public.place_mk_old",
                "ALTER TABLE public.t ATTACH PARTITION public.t_2 FOR VALUES IN (2)",
            ],
            Steps = 1,
        },
        new("a range changes, and a partitioned table with a foreign partition has a column of it",
            Server + "CREATE TYPE r AS RANGE (subtype = int); CREATE TABLE t (a int, years r) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE FOREIGN TABLE t_2 PARTITION OF t DEFAULT SERVER there;",
            Server + "CREATE TYPE r AS RANGE (subtype = bigint); CREATE TABLE t (a int, years r) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE FOREIGN TABLE t_2 PARTITION OF t DEFAULT SERVER there;")
        {
            Rows = "INSERT INTO t VALUES (1, '[1950,1960)')",
            Holds = "(SELECT years = '[1950,1960)' FROM t_1)",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("a column gets another type, also in a foreign partition",
            Server + "CREATE TABLE t (a int, n text DEFAULT '7') PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE FOREIGN TABLE t_2 PARTITION OF t FOR VALUES IN (2) SERVER there; CREATE VIEW v AS SELECT n FROM t;",
            Server + "CREATE TABLE t (a int, n int DEFAULT 7) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE FOREIGN TABLE t_2 PARTITION OF t FOR VALUES IN (2) SERVER there; CREATE VIEW v AS SELECT n FROM t;")
        {
            Rows = "INSERT INTO t VALUES (1, '5')",
            Holds = "(SELECT n::text = '5' FROM t_1)",
            Hazards = ["data-loss", "table-rewrite"],
        },
        new("an enum is replaced, and a foreign table inherits a column of it",
            Server + "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (kind e); CREATE TABLE u (x int); CREATE FOREIGN TABLE f (kind e) INHERITS (t, u) SERVER there; CREATE TABLE g (kind e) INHERITS (f);",
            Server + "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (kind e); CREATE TABLE u (x int); CREATE FOREIGN TABLE f (kind e) INHERITS (t, u) SERVER there; CREATE TABLE g (kind e) INHERITS (f);")
        {
            Rows = "INSERT INTO g VALUES ('a', 1); INSERT INTO t VALUES ('a')",
            IsApart = true,
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("a foreign table moves to another server", Films + "CREATE SERVER other FOREIGN DATA WRAPPER w; CREATE VIEW v AS SELECT code FROM films;",
            Films.Replace("SERVER there OPTIONS", "SERVER other OPTIONS").Replace("CREATE FOREIGN TABLE", "CREATE SERVER other FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE") + "CREATE VIEW v AS SELECT code FROM films;"),
        new("a foreign table is renamed", Films, Films.Replace("films", "movies")) { Renamed = ["table public.movies < films"], Hazards = ["breaks-old-code"] },
        new("a foreign table is a partition", Server + "CREATE TABLE t (a int, b text) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);",
            Server + "CREATE TABLE t (a int, b text) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE FOREIGN TABLE t_2 PARTITION OF t FOR VALUES IN (2) SERVER there; CREATE INDEX i ON ONLY t (b);"),
    ];
}
