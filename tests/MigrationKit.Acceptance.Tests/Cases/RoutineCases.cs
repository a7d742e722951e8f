namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Functions, procedures and aggregates.</summary>
internal static class RoutineCases
{
    private const string F = "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';";

    private const string Dependants = """
        CREATE TABLE t (a int DEFAULT f(1), b int GENERATED ALWAYS AS (f(a)) STORED, CONSTRAINT ck CHECK (f(a) > 0)); CREATE INDEX ix ON t (f(a));
        CREATE VIEW v AS SELECT f(a) AS x FROM t; COMMENT ON VIEW v IS 'kept'; CREATE VIEW w AS SELECT x FROM v;
        """;

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a function is new before what its body mentions", "", "CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t'; CREATE FUNCTION h() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM h()';"),
        new("a body changes in place", F + Dependants, F.Replace("SELECT 1", "SELECT 2", StringComparison.Ordinal) + Dependants)
        {
            Statements =
            [
                "SET check_function_bodies = off",
                "CREATE OR REPLACE FUNCTION public.f(a integer)\n RETURNS integer\n LANGUAGE sql\n IMMUTABLE\nAS $function$SELECT 2$function$",
                "RESET check_function_bodies",
            ],
        },
        new("an argument gets a name and a default in place", "CREATE FUNCTION f(int, b int) RETURNS int LANGUAGE sql AS 'SELECT $1'; CREATE VIEW v AS SELECT f(1, 2);", "CREATE FUNCTION f(a int, b int DEFAULT 7) RETURNS int LANGUAGE sql AS 'SELECT $1'; CREATE VIEW v AS SELECT f(1, 2);")
        {
            Statements =
            [
                "SET check_function_bodies = off",
                "CREATE OR REPLACE FUNCTION public.f(a integer, b integer DEFAULT 7)\n RETURNS integer\n LANGUAGE sql\nAS $function$SELECT $1$function$",
                "RESET check_function_bodies",
            ],
        },
        new("another result, under a default, a generated column, a check, an index and views", F + Dependants, F.Replace("RETURNS int", "RETURNS bigint", StringComparison.Ordinal).Replace("SELECT 1", "SELECT 1::bigint", StringComparison.Ordinal) + Dependants)
        {
            Rows = "INSERT INTO t (a) VALUES (5);",
            Holds = "(SELECT a FROM t) = 5 AND (SELECT b FROM t) = 1",
            Hazards = ["table-rewrite", "data-dependent"],
        },
        new("another name of an argument", "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT $1'; COMMENT ON FUNCTION f IS 'kept';", "CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT $1'; COMMENT ON FUNCTION f IS 'kept';")
        {
            Statements =
            [
                "SET check_function_bodies = off",
                "DROP FUNCTION public.f(integer)",
                "CREATE FUNCTION public.f(b integer)\n RETURNS integer\n LANGUAGE sql\nAS $function$SELECT $1$function$",
                "COMMENT ON FUNCTION public.f(integer) IS 'kept'",
                "RESET check_function_bodies",
            ],
        },
        new("a default is taken away", "CREATE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT $1';", "CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT $1';"),
        new("results have other names", "CREATE FUNCTION f() RETURNS TABLE (a int, b text) LANGUAGE sql AS 'SELECT 1, ''x'''; CREATE VIEW v AS SELECT f.a FROM f();", "CREATE FUNCTION f() RETURNS TABLE (a int, c text) LANGUAGE sql AS 'SELECT 1, ''x'''; CREATE VIEW v AS SELECT f.a FROM f();"),
        new("a function becomes a procedure", "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'SELECT 1';", "CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1';"),
        new("another argument type under a view, with a default that makes both fit a call", "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT f(1);", "CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT f(1);"),
        new("an overload comes, another goes", "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';", "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION f(a date) RETURNS int LANGUAGE sql AS 'SELECT 1';"),
        new("a function is renamed under a view and a default", F + Dependants, (F + Dependants).Replace("f(", "h(", StringComparison.Ordinal))
        {
            Renamed = ["function public.h(integer) < f"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER FUNCTION public.f(integer) RENAME TO h"],
        },
        new("a function moves to another schema", "CREATE SCHEMA s; " + F, "CREATE SCHEMA s; " + F.Replace("f(", "s.f(", StringComparison.Ordinal))
        {
            Renamed = ["function s.f(integer) < public.f"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER FUNCTION public.f(integer) SET SCHEMA s"],
        },
        new("an argument's type is renamed", "CREATE TYPE e AS ENUM ('a'); CREATE FUNCTION f(e, e[]) RETURNS e LANGUAGE sql AS 'SELECT $1';", "CREATE TYPE \"E e\" AS ENUM ('a'); CREATE FUNCTION f(\"E e\", \"E e\"[]) RETURNS \"E e\" LANGUAGE sql AS 'SELECT $1';")
        {
            Renamed = ["enum public.E e < e"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TYPE public.e RENAME TO \"E e\""],
        },
        new("the arguments are of a type that is new", "", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a e); CREATE FUNCTION f(e, t) RETURNS e LANGUAGE sql AS 'SELECT $1';"),
        new("the argument's type goes", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a int); CREATE FUNCTION f(e, t) RETURNS e LANGUAGE sql AS 'SELECT $1';", "") { Hazards = ["data-loss"] },
        new("a body in standard SQL mentions a table and a function", "CREATE TABLE t (a int);", """
            CREATE TABLE t (a int, b int); CREATE FUNCTION z() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(b) + z() FROM t; END;
            """) { Since = 14 },
        new("a column goes from under a body in standard SQL", "CREATE TABLE t (a int, b int); CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(b) FROM t; END;",
            "CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(a) FROM t; END;") { Since = 14, Hazards = ["data-loss"] },
        new("procedures", "CREATE PROCEDURE p(a int) LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE q(OUT a int) LANGUAGE sql AS 'SELECT 1'; COMMENT ON PROCEDURE q IS 'x';", "CREATE PROCEDURE p(a int) LANGUAGE sql AS 'SELECT 2'; CREATE PROCEDURE q(OUT b int) LANGUAGE sql AS 'SELECT 1'; COMMENT ON PROCEDURE q IS 'y';") { Since = 14 },
        new("aggregates are new, change and go", """
            CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $2';
            CREATE AGGREGATE gone(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0'); CREATE AGGREGATE s(int) (SFUNC = plus, STYPE = int, INITCOND = '0'); COMMENT ON AGGREGATE s(int) IS 'sum';
            CREATE TABLE t (a int); CREATE VIEW v AS SELECT s(a) AS s FROM t;
            """, """
            CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $2';
            CREATE AGGREGATE s(int) (SFUNC = plus, STYPE = int, INITCOND = '1'); COMMENT ON AGGREGATE s(int) IS 'sum and one';
            CREATE AGGREGATE d(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
            CREATE TABLE t (a int); CREATE VIEW v AS SELECT s(a) AS s FROM t;
            """),
        new("an aggregate is renamed", "CREATE AGGREGATE g(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');", "CREATE AGGREGATE h(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');")
        {
            Renamed = ["aggregate public.h(*) < g"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER AGGREGATE public.g(*) RENAME TO h"],
        },
    ];
}
