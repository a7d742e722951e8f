namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Operators and what is made of them, casts, conversions, transforms, languages and access methods.</summary>
internal static class OperatorCases
{
    private const string C = "CREATE TYPE c AS (a int); CREATE FUNCTION eq(c, c) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a'; CREATE FUNCTION cmp(c, c) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a - ($2).a';";

    private const string Operators = """
        CREATE OPERATOR === (LEFTARG = c, RIGHTARG = c, FUNCTION = eq, COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
        CREATE FUNCTION ne(c, c) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a <> ($2).a'; CREATE OPERATOR !== (LEFTARG = c, RIGHTARG = c, FUNCTION = ne, NEGATOR = ===); COMMENT ON OPERATOR === (c, c) IS 'same';
        """;

    private const string Class = C + Operators + "CREATE OPERATOR CLASS oc FOR TYPE c USING btree AS OPERATOR 3 === (c, c), FUNCTION 1 cmp(c, c); COMMENT ON OPERATOR CLASS oc USING btree IS 'order';";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("operators are new", C, C + Operators + "CREATE TABLE t (a c, CONSTRAINT ck CHECK (a === a)); CREATE VIEW v AS SELECT a !== a AS x FROM t;") { Hazards = [] },
        new("an operator has other estimators in place", C + Operators, C + Operators.Replace("RESTRICT = eqsel, JOIN = eqjoinsel", "RESTRICT = neqsel", StringComparison.Ordinal))
        {
            Statements = ["ALTER OPERATOR public.=== (public.c, public.c) SET (JOIN = NONE)", "ALTER OPERATOR public.=== (public.c, public.c) SET (RESTRICT = neqsel)"],
        },
        new("an operator has another function under a check and a view",
            C + "CREATE FUNCTION eq2(c, c) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true'; CREATE OPERATOR === (LEFTARG = c, RIGHTARG = c, FUNCTION = eq); CREATE TABLE t (a c, CONSTRAINT ck CHECK (a === a)); CREATE VIEW v AS SELECT a === a AS x FROM t;",
            C + "CREATE FUNCTION eq2(c, c) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true'; CREATE OPERATOR === (LEFTARG = c, RIGHTARG = c, FUNCTION = eq2); CREATE TABLE t (a c, CONSTRAINT ck CHECK (a === a)); CREATE VIEW v AS SELECT a === a AS x FROM t;")
        {
            Rows = "INSERT INTO t VALUES (ROW(1));",
            Holds = "(SELECT x FROM v)",
            Hazards = ["data-dependent"],
        },
        new("a prefix operator comes and goes", "CREATE FUNCTION p(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE OPERATOR @# (RIGHTARG = int, FUNCTION = p);", "CREATE FUNCTION p(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE OPERATOR #@ (RIGHTARG = int, FUNCTION = p);"),
        new("an operator class is new with an index of it", C, Class + "CREATE TABLE t (a c); CREATE INDEX ix ON t (a oc);"),
        new("an operator class changes under an index", Class + "CREATE TABLE t (a c); CREATE INDEX ix ON t (a oc);", Class.Replace("OPERATOR 3 === (c, c), ", "", StringComparison.Ordinal) + "CREATE TABLE t (a c); CREATE INDEX ix ON t (a oc);"),
        new("an operator class is renamed", Class, Class.Replace(" oc ", " \"O c\" ", StringComparison.Ordinal))
        {
            Renamed = ["operator class public.O c(btree) < oc", "operator family public.O c(btree) < oc"],
            Hazards = ["breaks-old-code"],
        },
        new("members of an operator family come and go", "CREATE OPERATOR FAMILY f USING btree; ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int4, int4), FUNCTION 1 (int4, int4) btint4cmp(int4, int4);", "CREATE OPERATOR FAMILY f USING btree; ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int4, int4), OPERATOR 5 > (int4, int4); COMMENT ON OPERATOR FAMILY f USING btree IS 'loose';")
        {
            Statements =
            [
                "ALTER OPERATOR FAMILY public.f USING btree DROP FUNCTION 1 (integer, integer)",
                "ALTER OPERATOR FAMILY public.f USING btree ADD OPERATOR 5 pg_catalog.> (integer, integer)",
                "COMMENT ON OPERATOR FAMILY public.f USING btree IS 'loose'",
            ],
        },
        new("casts come, change and go", C + "CREATE FUNCTION f(c) RETURNS text LANGUAGE sql AS 'SELECT ''x'''; CREATE CAST (c AS text) WITH FUNCTION f(c); CREATE CAST (c AS int) WITH INOUT;", C + "CREATE FUNCTION f(c) RETURNS text LANGUAGE sql AS 'SELECT ''x'''; CREATE CAST (c AS text) WITH FUNCTION f(c) AS ASSIGNMENT; COMMENT ON CAST (c AS text) IS 'what'; CREATE CAST (c AS json) WITH INOUT AS IMPLICIT;"),
        new("a type is renamed under its cast", C + "CREATE CAST (c AS int) WITH INOUT;", C.Replace("c)", "\"C\")", StringComparison.Ordinal).Replace("(c,", "(\"C\",", StringComparison.Ordinal).Replace("TYPE c ", "TYPE \"C\" ", StringComparison.Ordinal) + "CREATE CAST (\"C\" AS int) WITH INOUT;")
        {
            Renamed = ["composite type public.C < c"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TYPE public.c RENAME TO \"C\""],
        },
        new("conversions, languages, transforms and access methods", """
            CREATE DEFAULT CONVERSION gone FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; CREATE LANGUAGE l1 HANDLER plpgsql_call_handler; CREATE ACCESS METHOD m1 TYPE INDEX HANDLER bthandler;
            """, """
            CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; COMMENT ON CONVERSION cv IS 'x'; CREATE TRUSTED LANGUAGE l1 HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
            CREATE ACCESS METHOD m2 TYPE INDEX HANDLER bthandler; COMMENT ON ACCESS METHOD m2 IS 'y'; CREATE FUNCTION g() RETURNS int LANGUAGE l1 AS 'BEGIN RETURN 1; END';
            CREATE FUNCTION f(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'textlike_support'; CREATE TRANSFORM FOR int LANGUAGE l1 (FROM SQL WITH FUNCTION f(internal)); COMMENT ON TRANSFORM FOR int LANGUAGE l1 IS 'z';
            """),
    ];
}
