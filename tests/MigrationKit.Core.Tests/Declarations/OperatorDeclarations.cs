namespace MigrationKit.Core.Tests.Declarations;

/// <summary>Operators and what is made of them, casts, conversions, transforms, languages and access methods.</summary>
internal static class OperatorDeclarations
{
    public static IEnumerable<DeclarationCase> All =>
    [
        new("operator", """
            CREATE OPERATOR public.=== (PROCEDURE = int48eq, LEFTARG = int, RIGHTARG = mood, COMMUTATOR = OPERATOR(public.====), restrict = eqsel, HASHES);
            ALTER OPERATOR === (integer, public.mood) SET (JOIN = eqjoinsel);
            COMMENT ON OPERATOR === (int4, mood) IS 'same';
            """,
            """operator { "schema": "public", "name": "===", "signature": "integer, public.mood", "definition": "(FUNCTION = int48eq, LEFTARG = int, RIGHTARG = mood, COMMUTATOR = OPERATOR(public.====), HASHES)", "clauses": { "join": "eqjoinsel", "restrict": "eqsel" }, "comment": "same" }"""),
        new("prefix operator", "CREATE OPERATOR @# (FUNCTION = int4um, RIGHTARG = int); COMMENT ON OPERATOR @# (NONE, int) IS 'x'",
            """operator { "schema": "public", "name": "@#", "signature": "NONE, integer", "definition": "(FUNCTION = int4um, RIGHTARG = int)", "comment": "x" }"""),
        new("operator class without a family", """
            CREATE OPERATOR CLASS oc DEFAULT FOR TYPE c USING btree AS OPERATOR 3 === (c, c) ,
              FUNCTION 1 cmp(c, c);
            COMMENT ON OPERATOR CLASS oc USING btree IS 'order'; COMMENT ON OPERATOR FAMILY oc USING btree IS 'family';
            """,
            """operator family { "schema": "public", "name": "oc", "signature": "btree", "definition": "", "comment": "family" }""",
            """operator class { "schema": "public", "name": "oc", "signature": "btree", "definition": "DEFAULT FOR TYPE c USING btree FAMILY public.oc AS OPERATOR 3 === (c, c), FUNCTION 1 cmp(c, c)", "comment": "order" }"""),
        new("operator family", """
            CREATE OPERATOR FAMILY f USING btree;
            ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 pg_catalog.< (int4, int8) FOR SEARCH, OPERATOR 15 <-> (int4) FOR ORDER BY pg_catalog.float_ops, FUNCTION 1 (int4, int8) btint48cmp(integer,bigint);
            """,
            """operator family { "schema": "public", "name": "f", "signature": "btree", "definition": "", "clauses": { "FUNCTION 1 (integer, bigint)": "btint48cmp(integer,bigint)", "OPERATOR 1 (integer, bigint)": "pg_catalog.<", "OPERATOR 15 (integer, integer)": "<-> FOR ORDER BY pg_catalog.float_ops" } }"""),
        new("cast", "CREATE CAST (c AS text) WITH FUNCTION f(c) AS ASSIGNMENT; COMMENT ON CAST (public.c AS text) IS 'x'",
            """cast { "name": "", "signature": "public.c AS text", "definition": "WITH FUNCTION f(c) AS ASSIGNMENT", "comment": "x" }"""),
        new("conversion", "CREATE DEFAULT CONVERSION x FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", """conversion { "schema": "public", "name": "x", "definition": "DEFAULT FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8" }"""),
        new("transform", "CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION f(internal),\n TO SQL WITH FUNCTION g(internal)); COMMENT ON TRANSFORM FOR int4 LANGUAGE sql IS 'x'",
            """transform { "name": "", "signature": "FOR integer LANGUAGE sql", "definition": "(FROM SQL WITH FUNCTION f(internal), TO SQL WITH FUNCTION g(internal))", "comment": "x" }"""),
        new("language", "CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE x HANDLER h INLINE i VALIDATOR v; COMMENT ON LANGUAGE x IS 'x'; GRANT USAGE ON LANGUAGE x TO alice",
            """language { "name": "x", "definition": "TRUSTED HANDLER h INLINE i VALIDATOR v", "comment": "x", "privileges": { "alice": ["USAGE"] } }"""),
        new("access method", "CREATE ACCESS METHOD x TYPE INDEX HANDLER bthandler; COMMENT ON ACCESS METHOD x IS 'x'", """access method { "name": "x", "definition": "TYPE INDEX HANDLER bthandler", "comment": "x" }"""),
    ];
}
