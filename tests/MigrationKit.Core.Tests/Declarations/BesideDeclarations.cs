namespace MigrationKit.Core.Tests.Declarations;

/// <summary>What stands beside objects: owners, labels, rights to come; what is said of the sequence of an identity column.</summary>
internal static class BesideDeclarations
{
    private const string Identity = "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY); ";
    private const string Table = """table { "schema": "public", "name": "t" }""";
    private const string Column = """column { "name": "id", "type": "int", "identity": { "generation": "always" } }""";

    public static IEnumerable<DeclarationCase> All =>
    [
        new("owners", """
            CREATE SCHEMA s; CREATE DOMAIN d AS int; CREATE FUNCTION f(a int, OUT b text) LANGUAGE sql AS ''; CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f();
            ALTER SCHEMA s OWNER TO "Al"; ALTER DOMAIN d OWNER TO bob; ALTER FUNCTION f(integer) OWNER TO bob; ALTER EVENT TRIGGER e OWNER TO bob; ALTER SCHEMA public OWNER TO bob;
            """,
            """schema { "name": "s", "owner": "\"Al\"" }""",
            """domain { "schema": "public", "name": "d", "definition": "AS int", "owner": "bob" }""",
            """function { "schema": "public", "name": "f", "signature": "integer", "definition": "(a int, OUT b text) LANGUAGE sql AS ''", "owner": "bob" }""",
            """event trigger { "name": "e", "definition": "ON sql_drop EXECUTE FUNCTION f()", "owner": "bob" }"""),
        new("owners of relations", "CREATE VIEW v AS SELECT 1; CREATE SEQUENCE q; ALTER TABLE IF EXISTS ONLY v OWNER TO bob; ALTER TABLE q OWNER TO CURRENT_USER",
            """sequence { "schema": "public", "name": "q", "type": "bigint" }""", """view { "schema": "public", "name": "v", "definition": "AS SELECT 1", "owner": "bob" }"""),
        new("labels", "CREATE DOMAIN d AS int; SECURITY LABEL FOR b ON DOMAIN d IS 'x'; SECURITY LABEL FOR \"A a\" ON TYPE d IS 'it''s'; SECURITY LABEL FOR b ON DOMAIN d IS 'y'",
            """domain { "schema": "public", "name": "d", "definition": "AS int", "securityLabels": { "A a": "it's", "b": "y" } }"""),
        new("rights to come", """
            ALTER DEFAULT PRIVILEGES FOR ROLE alice IN SCHEMA s, t GRANT SELECT, INSERT ON TABLES TO bob, alice WITH GRANT OPTION;
            ALTER DEFAULT PRIVILEGES FOR USER alice REVOKE ALL ON FUNCTIONS FROM PUBLIC;
            """,
            """default privileges { "name": "FUNCTIONS", "role": "alice", "privileges": { "PUBLIC": ["NO EXECUTE"] } }""",
            """default privileges { "schema": "s", "name": "TABLES", "role": "alice", "privileges": { "OWNER": ["INSERT WITH GRANT OPTION", "SELECT WITH GRANT OPTION"], "bob": ["INSERT WITH GRANT OPTION", "SELECT WITH GRANT OPTION"] } }""",
            """default privileges { "schema": "t", "name": "TABLES", "role": "alice", "privileges": { "OWNER": ["INSERT WITH GRANT OPTION", "SELECT WITH GRANT OPTION"], "bob": ["INSERT WITH GRANT OPTION", "SELECT WITH GRANT OPTION"] } }"""),
        new("identity, as pg_dump says it", Identity + "COMMENT ON SEQUENCE public.t_id_seq IS 'x'; GRANT USAGE ON SEQUENCE t_id_seq TO bob; ALTER TABLE t_id_seq OWNER TO bob",
            Table, Column, """identity sequence { "name": "id", "comment": "x", "privileges": { "bob": ["USAGE"] } }"""),
        new("identity, as we say it", Identity + "DO $mk$ BEGIN EXECUTE format('COMMENT ON SEQUENCE %s IS ''100%%s''', pg_get_serial_sequence('public.t', 'id')); END $mk$",
            Table, Column, """identity sequence { "name": "id", "comment": "100%s" }"""),
        new("rights on types and routines", "CREATE DOMAIN d AS int; CREATE PROCEDURE p() LANGUAGE sql AS ''; REVOKE ALL ON TYPE d FROM PUBLIC; GRANT ALL ON ROUTINE p() TO bob; COMMENT ON ROUTINE p() IS 'x'",
            """domain { "schema": "public", "name": "d", "definition": "AS int", "privileges": { "PUBLIC": ["NO USAGE"] } }""",
            """procedure { "schema": "public", "name": "p", "signature": "", "definition": "() LANGUAGE sql AS ''", "comment": "x", "privileges": { "bob": ["EXECUTE"] } }"""),
        new("rights on columns of views", "CREATE VIEW v AS SELECT 1 AS a; GRANT SELECT (a), UPDATE (a) ON v TO bob; GRANT SELECT ON TABLE v TO PUBLIC",
            """view { "schema": "public", "name": "v", "definition": "AS SELECT 1 AS a", "privileges": { "PUBLIC": ["SELECT"] } }""",
            """view column { "name": "a", "privileges": { "bob": ["SELECT", "UPDATE"] } }"""),
        new("rights on aggregates", """
            CREATE AGGREGATE a(integer) (SFUNC = int4pl, STYPE = integer); CREATE AGGREGATE n(*) (SFUNC = int8inc, STYPE = bigint);
            REVOKE ALL ON FUNCTION a(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION n() TO bob
            """,
            """aggregate { "schema": "public", "name": "a", "signature": "integer", "definition": "(integer) (SFUNC = int4pl, STYPE = integer)", "privileges": { "PUBLIC": ["NO EXECUTE"] } }""",
            """aggregate { "schema": "public", "name": "n", "signature": "*", "definition": "(*) (SFUNC = int8inc, STYPE = bigint)", "privileges": { "bob": ["EXECUTE"] } }"""),
        new("what an heir says of what it has of its parent", """
            CREATE TABLE p (a int); CREATE TABLE h () INHERITS (p); COMMENT ON COLUMN h.a IS 'x'
            """,
            """table { "schema": "public", "name": "h", "inherits": [{ "schema": "public", "name": "p" }] }""", """table { "schema": "public", "name": "p" }""",
            """column { "name": "a", "type": "int", "nullable": true, "comment": "x" }""", """column { "name": "a", "type": "int", "nullable": true }"""),
        new("what an heir has of a parent that says something of what it has of its own", """
            CREATE TABLE p (a int); CREATE TABLE h () INHERITS (p); ALTER TABLE h ALTER COLUMN a SET NOT NULL; COMMENT ON COLUMN h.a IS 'x'; CREATE TABLE last () INHERITS (h)
            """,
            """table { "schema": "public", "name": "h", "inherits": [{ "schema": "public", "name": "p" }] }""",
            """table { "schema": "public", "name": "last", "inherits": [{ "schema": "public", "name": "h" }] }""",
            """table { "schema": "public", "name": "p" }""",
            """column { "name": "a", "type": "int", "comment": "x" }""", """column { "name": "a", "type": "int" }""", """column { "name": "a", "type": "int", "nullable": true }"""),
        new("comment on the index of a constraint", "CREATE TABLE t (a int CONSTRAINT pk PRIMARY KEY); COMMENT ON INDEX pk IS 'i'; COMMENT ON CONSTRAINT pk ON t IS 'c'",
            Table, """column { "name": "a", "type": "int", "nullable": true }""", """primary key { "name": "pk", "columns": ["a"], "indexComment": "i", "comment": "c" }"""),
    ];
}
