namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Domains, composite types, ranges and collations.</summary>
internal static class TypeCases
{
    private const string Domain = "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0); CREATE TABLE t (a d DEFAULT 7);";

    public static IReadOnlyList<AcceptanceCase> All { get; } = [.. Domains(), .. Composites(), .. Ranges(), .. Collations(), .. Together()];

    private static IEnumerable<AcceptanceCase> Domains() =>
    [
        new("a domain is new with a column of it", "CREATE TABLE t (id int);", "CREATE DOMAIN d AS varchar(10) COLLATE \"C\" DEFAULT 'x' NOT NULL CONSTRAINT c CHECK (VALUE <> ''); CREATE DOMAIN e AS d; ALTER DOMAIN e ADD CONSTRAINT nv CHECK (VALUE <> 'y') NOT VALID; COMMENT ON CONSTRAINT c ON DOMAIN d IS 'why'; COMMENT ON DOMAIN d IS 'what'; CREATE TABLE t (id int, a d, b e[]);"),
        new("a domain goes with its column", "CREATE DOMAIN d AS int; CREATE TABLE t (id int, a d);", "CREATE TABLE t (id int);") { Hazards = ["data-loss"] },
        new("a domain's default and NOT NULL come and go", "CREATE DOMAIN d AS int DEFAULT 1; CREATE DOMAIN e AS int NOT NULL;", "CREATE DOMAIN d AS int DEFAULT 2; CREATE DOMAIN e AS int DEFAULT 3;")
        {
            Statements = ["ALTER DOMAIN public.d SET DEFAULT 2", "ALTER DOMAIN public.e DROP NOT NULL", "ALTER DOMAIN public.e SET DEFAULT 3"],
        },
        new("a domain's checks change in place, its comment stays", Domain + "COMMENT ON CONSTRAINT c ON DOMAIN d IS 'why';", Domain.Replace("> 0", "> 1", StringComparison.Ordinal) + "COMMENT ON CONSTRAINT c ON DOMAIN d IS 'why';")
        {
            Rows = "INSERT INTO t VALUES (5);",
            Holds = "(SELECT a FROM t) = 5",
            Hazards = ["data-dependent", "long-lock"],
            Statements = ["ALTER DOMAIN public.d DROP CONSTRAINT c", "ALTER DOMAIN public.d ADD CONSTRAINT c CHECK ((VALUE > 1))", "COMMENT ON CONSTRAINT c ON DOMAIN public.d IS 'why'"],
        },
        new("a domain gets a check while arrays of it are stored", "CREATE DOMAIN d AS int; COMMENT ON DOMAIN d IS 'what'; CREATE TABLE t (a d[] DEFAULT '{7}', b d);", "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 1); COMMENT ON DOMAIN d IS 'what'; CREATE TABLE t (a d[] DEFAULT '{7}', b d);")
        {
            Rows = "INSERT INTO t VALUES ('{5,6}', 2);",
            Holds = "(SELECT a[2] + b FROM t) = 8",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("a domain changes its check while values of it are stored inside of others", "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0); CREATE DOMAIN e AS d; CREATE TYPE p AS (x e, y d); CREATE TABLE t (a p);", "CREATE DOMAIN d AS int NOT NULL CONSTRAINT c CHECK (VALUE > 1); CREATE DOMAIN e AS d; CREATE TYPE p AS (x e, y d); CREATE TABLE t (a p);")
        {
            Rows = "INSERT INTO t VALUES ((5, 6));",
            Holds = "(SELECT (a).x + (a).y FROM t) = 11",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("a domain's check is validated", "CREATE DOMAIN d AS int; ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID; CREATE TABLE t (a d);", "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0); CREATE TABLE t (a d);")
        {
            Hazards = ["data-dependent", "long-lock"],
            Statements = ["ALTER DOMAIN public.d VALIDATE CONSTRAINT c"],
        },
        new("a domain is of another type, under a default, a view and a domain of it",
            "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0); CREATE DOMAIN e AS d; CREATE TABLE t (a d DEFAULT 7 NOT NULL, b e[], CONSTRAINT ck CHECK (a < 9)); CREATE INDEX ix ON t (a); CREATE VIEW v AS SELECT a, b FROM t; COMMENT ON DOMAIN d IS 'kept';",
            "CREATE DOMAIN d AS bigint CONSTRAINT c CHECK (VALUE > 0); CREATE DOMAIN e AS d; CREATE TABLE t (a d DEFAULT 7 NOT NULL, b e[], CONSTRAINT ck CHECK (a < 9)); CREATE INDEX ix ON t (a); CREATE VIEW v AS SELECT a, b FROM t; COMMENT ON DOMAIN d IS 'kept';")
        {
            Rows = "INSERT INTO t VALUES (5, '{6}');",
            Holds = "(SELECT a = 5 AND b[1] = 6 FROM v)",
            Hazards = ["table-rewrite", "data-dependent"],
        },
        new("a domain is renamed", Domain, Domain.Replace("DOMAIN d", "DOMAIN \"D d\"", StringComparison.Ordinal).Replace("a d", "a \"D d\"", StringComparison.Ordinal))
        {
            Renamed = ["domain public.D d < d"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER DOMAIN public.d RENAME TO \"D d\""],
        },
    ];

    private static IEnumerable<AcceptanceCase> Composites() =>
    [
        new("a composite type is new with a column of it", "", "CREATE TYPE c AS (a int, \"B b\" text COLLATE \"C\"); COMMENT ON COLUMN c.a IS 'it''s'; COMMENT ON TYPE c IS 'what'; CREATE TYPE o AS (c c, cs c[]); CREATE TYPE empty AS (); CREATE TABLE t (o o);"),
        new("attributes come and go under a column", "CREATE TYPE c AS (a int, b int); COMMENT ON COLUMN c.b IS 'x'; CREATE TABLE t (c c);", "CREATE TYPE c AS (a int, d text); COMMENT ON COLUMN c.d IS 'y'; CREATE TABLE t (c c);")
        {
            Rows = "INSERT INTO t VALUES ((1, 2));",
            Holds = "(SELECT (c).a = 1 FROM t)",
            Hazards = ["data-loss"],
            Statements = ["ALTER TYPE public.c DROP ATTRIBUTE b, ADD ATTRIBUTE d text", "COMMENT ON COLUMN public.c.d IS 'y'"],
        },
        new("an attribute is of another type where no row has it", "CREATE TYPE c AS (a int, b int); CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'SELECT 1';", "CREATE TYPE c AS (a int, b text); CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'SELECT 1';")
        {
            Statements = ["ALTER TYPE public.c ALTER ATTRIBUTE b TYPE text"],
        },
        new("an attribute is of another type and place under columns", "CREATE TYPE c AS (a int, b int); CREATE TYPE o AS (c c); CREATE TABLE t (c c, o o, cs c[]); CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT (c).a AS x, f(c) AS y FROM t;",
            "CREATE TYPE c AS (b text, a int); CREATE TYPE o AS (c c); CREATE TABLE t (c c, o o, cs c[]); CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT (c).a AS x, f(c) AS y FROM t;")
        {
            Rows = "INSERT INTO t (c) VALUES ((1, 2));",
            Holds = "(SELECT (c).a = 1 AND (c).b = '2' FROM t)",
            Hazards = ["table-rewrite", "data-dependent"],
        },
        new("an attribute goes from under a view and a check", "CREATE TYPE c AS (a int, b int); CREATE TABLE t (c c, CONSTRAINT ck CHECK ((c).a > 0)); CREATE VIEW v AS SELECT (c).b AS x FROM t;", "CREATE TYPE c AS (a int); CREATE TABLE t (c c, CONSTRAINT ck CHECK ((c).a > 0)); CREATE VIEW v AS SELECT (c).a AS x FROM t;")
        {
            Rows = "INSERT INTO t VALUES ((1, 2));",
            Holds = "(SELECT x = 1 FROM v)",
            Hazards = ["data-dependent", "data-loss"],
        },
        new("a composite type is renamed and moved", "CREATE SCHEMA s; CREATE TYPE c AS (a int); CREATE TABLE t (c c); CREATE FUNCTION f(c) RETURNS c LANGUAGE sql AS 'SELECT $1';", "CREATE SCHEMA s; CREATE TYPE s.n AS (a int); CREATE TABLE t (c s.n); CREATE FUNCTION f(s.n) RETURNS s.n LANGUAGE sql AS 'SELECT $1';")
        {
            Renamed = ["composite type s.n < public.c"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TYPE public.c SET SCHEMA s", "ALTER TYPE s.c RENAME TO n"],
        },
    ];

    private static IEnumerable<AcceptanceCase> Ranges() =>
    [
        new("a range is new with a column of it", "", "CREATE TYPE r AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi); COMMENT ON TYPE r IS 'what'; CREATE TABLE t (r r DEFAULT r(1, 2), rs r[]); CREATE VIEW v AS SELECT r(1, 2) AS x;"),
        new("a range has another difference", "CREATE TYPE r AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi); CREATE TABLE t (r r DEFAULT r(1, 2), rs r[]); CREATE INDEX ix ON t USING gist (r);", "CREATE TYPE r AS RANGE (SUBTYPE = float8); CREATE TABLE t (r r DEFAULT r(1, 2), rs r[]); CREATE INDEX ix ON t USING gist (r);")
        {
            Rows = "INSERT INTO t VALUES ('[1,3)', '{\"[2,3)\"}');",
            Holds = "(SELECT upper(r) = 3 AND lower(rs[1]) = 2 FROM t)",
            Hazards = ["table-rewrite", "data-dependent"],
        },
        new("a range is renamed with its multirange", "CREATE TYPE r AS RANGE (SUBTYPE = float8); CREATE TABLE t (r r);", "CREATE TYPE \"my range\" AS RANGE (SUBTYPE = float8); CREATE TABLE t (r \"my range\");")
        {
            Renamed = ["range type public.my range < r"],
            Hazards = ["breaks-old-code"],
        },
        new("a range without columns changes", "CREATE TYPE r AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi); CREATE FUNCTION f(r) RETURNS int LANGUAGE sql AS 'SELECT 1';", "CREATE TYPE r AS RANGE (SUBTYPE = int); CREATE FUNCTION f(r) RETURNS int LANGUAGE sql AS 'SELECT 1';"),
    ];

    private static IEnumerable<AcceptanceCase> Collations() =>
    [
        new("a collation is new, is used and goes", "CREATE COLLATION gone (LOCALE = 'C');", "CREATE COLLATION co (LOCALE = 'C'); COMMENT ON COLLATION co IS 'what'; CREATE TABLE t (a text COLLATE co); CREATE INDEX ix ON t (a COLLATE co); CREATE VIEW v AS SELECT a COLLATE co AS b FROM t;"),
        new("a collation changes under a column and an index", "CREATE COLLATION co (LOCALE = 'C'); CREATE TABLE t (a text COLLATE co DEFAULT 'x'); CREATE INDEX ix ON t (a); CREATE VIEW v AS SELECT a FROM t;", "CREATE COLLATION co (PROVIDER = icu, LOCALE = 'und'); CREATE TABLE t (a text COLLATE co DEFAULT 'x'); CREATE INDEX ix ON t (a); CREATE VIEW v AS SELECT a FROM t;")
        {
            Rows = "INSERT INTO t VALUES ('b'), ('A');",
            Holds = "(SELECT count(*) FROM v) = 2",
            Hazards = ["long-lock"],
        },
        new("a collation is renamed", "CREATE COLLATION co (LOCALE = 'C'); CREATE TABLE t (a text COLLATE co); CREATE VIEW v AS SELECT 'x' COLLATE co AS b;", "CREATE COLLATION \"C o\" (LOCALE = 'C'); CREATE TABLE t (a text COLLATE \"C o\"); CREATE VIEW v AS SELECT 'x' COLLATE \"C o\" AS b;")
        {
            Renamed = ["collation public.C o < co"],
            Hazards = ["breaks-old-code"],
        },
    ];

    private static IEnumerable<AcceptanceCase> Together() =>
    [
        new("an enum loses a value under a function, a view, a domain and a composite type",
            "CREATE TYPE e AS ENUM ('a', 'b'); CREATE DOMAIN d AS e DEFAULT 'a'; CREATE TYPE c AS (e e); CREATE TABLE t (a e DEFAULT 'a', d d, c c); CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'SELECT $1'; CREATE VIEW v AS SELECT f(a) FROM t;",
            "CREATE TYPE e AS ENUM ('a'); CREATE DOMAIN d AS e DEFAULT 'a'; CREATE TYPE c AS (e e); CREATE TABLE t (a e DEFAULT 'a', d d, c c); CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'SELECT $1'; CREATE VIEW v AS SELECT f(a) FROM t;")
        {
            Rows = "INSERT INTO t VALUES ('a', 'a', ROW('a'));",
            Holds = "(SELECT f = 'a' FROM v) AND (SELECT (c).e = 'a' FROM t)",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("a domain's base changes while its default calls a function of it",
            "CREATE DOMAIN d AS int; CREATE FUNCTION f() RETURNS d LANGUAGE sql AS 'SELECT 1'; CREATE TABLE t (a d DEFAULT f());",
            "CREATE DOMAIN d AS bigint; CREATE FUNCTION f() RETURNS d LANGUAGE sql AS 'SELECT 1'; CREATE TABLE t (a d DEFAULT f());")
        {
            Rows = "INSERT INTO t VALUES (5);",
            Holds = "(SELECT a = 5 FROM t)",
            Hazards = ["data-dependent", "table-rewrite"],
        },
    ];
}
