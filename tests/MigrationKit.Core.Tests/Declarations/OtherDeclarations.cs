namespace MigrationKit.Core.Tests.Declarations;

/// <summary>Statistics, publications, text search, foreign sources, extensions, sequences.</summary>
internal static class OtherDeclarations
{
    public static IEnumerable<DeclarationCase> All =>
    [
        new("NOT NULL with a name, without heirs, for new rows only", """
            CREATE TABLE t (a int CONSTRAINT x NOT NULL, b int NOT NULL NO INHERIT, c int CONSTRAINT t_c_not_null1 NOT NULL, d int, e int, CONSTRAINT y NOT NULL d NO INHERIT, NOT NULL e);
            CREATE TABLE u (f int);
            ALTER TABLE u ADD CONSTRAINT z NOT NULL f NOT VALID;
            """,
            """table { "schema": "public", "name": "t" }""",
            """table { "schema": "public", "name": "u" }""",
            """column { "name": "a", "type": "int", "notNull": { "name": "x" } }""",
            """column { "name": "b", "type": "int", "notNull": { "noInherit": true } }""",
            """column { "name": "c", "type": "int", "notNull": { "name": "t_c_not_null1" } }""",
            """column { "name": "d", "type": "int", "notNull": { "name": "y", "noInherit": true } }""",
            """column { "name": "e", "type": "int" }""",
            """column { "name": "f", "type": "int", "notNull": { "name": "z", "notValid": true } }"""),
        new("statistics", "CREATE STATISTICS IF NOT EXISTS st (ndistinct, mcv) ON a, (b + 1) FROM t; ALTER STATISTICS st SET STATISTICS 100; COMMENT ON STATISTICS st IS 'x'",
            """statistics { "schema": "public", "name": "st", "definition": "(ndistinct, mcv) ON a, (b + 1) FROM public.t", "clauses": { "target": "100" }, "comment": "x" }"""),
        new("statistics with the server's own target", "CREATE STATISTICS st ON a, b FROM s.\"T t\"; ALTER STATISTICS st SET STATISTICS -1", """statistics { "schema": "public", "name": "st", "definition": "ON a, b FROM s.\"T t\"" }"""),
        new("publication", """
            CREATE PUBLICATION p FOR TABLE b, ONLY a (x, "Y y") WHERE (x > 1), TABLES IN SCHEMA s WITH (publish = 'delete,insert', publish_via_partition_root);
            ALTER PUBLICATION p ADD TABLE ONLY public.c WHERE ((x > 1)); ALTER PUBLICATION p ADD TABLES IN SCHEMA r; COMMENT ON PUBLICATION p IS 'x';
            """,
            """publication { "name": "p", "tables": [{ "schema": "public", "name": "a", "columns": ["x", "Y y"], "where": "(x > 1)" }, { "schema": "public", "name": "b" }, { "schema": "public", "name": "c", "where": "(x > 1)" }], "schemas": ["r", "s"], "publish": "insert, delete", "viaRoot": true, "comment": "x" }"""),
        new("publication of all", "CREATE PUBLICATION p FOR ALL TABLES; ALTER PUBLICATION p SET (publish_via_partition_root = true)", """publication { "name": "p", "allTables": true, "viaRoot": true }"""),
        new("text search parser", "CREATE TEXT SEARCH PARSER x (START = a, gettoken = b, END = c, LEXTYPES = d)", """text search parser { "schema": "public", "name": "x", "definition": "(START = a, GETTOKEN = b, END = c, LEXTYPES = d)" }"""),
        new("text search template", "CREATE TEXT SEARCH TEMPLATE x (LEXIZE = a); COMMENT ON TEXT SEARCH TEMPLATE x IS 'x'", """text search template { "schema": "public", "name": "x", "definition": "(LEXIZE = a)", "comment": "x" }"""),
        new("text search dictionary", "CREATE TEXT SEARCH DICTIONARY x (TEMPLATE = snowball, Language = english, StopWords = 'it''s'); ALTER TEXT SEARCH DICTIONARY x (minlen = 2)",
            """text search dictionary { "schema": "public", "name": "x", "definition": "pg_catalog.snowball", "clauses": { "language": "'english'", "minlen": "2", "stopwords": "'it''s'" } }"""),
        new("text search configuration", """
            CREATE TEXT SEARCH CONFIGURATION x (PARSER = "default");
            ALTER TEXT SEARCH CONFIGURATION x ADD MAPPING FOR asciiword, word WITH mine, english_stem; ALTER TEXT SEARCH CONFIGURATION public.x ADD MAPPING FOR "int" WITH simple;
            """,
            """text search configuration { "schema": "public", "name": "x", "definition": "pg_catalog.\"default\"", "clauses": { "asciiword": "public.mine, pg_catalog.english_stem", "int": "pg_catalog.simple", "word": "public.mine, pg_catalog.english_stem" } }"""),
        new("foreign data wrapper", "CREATE FOREIGN DATA WRAPPER w NO HANDLER VALIDATOR public.v OPTIONS (debug 'true', \"A b\" 'x'); GRANT ALL ON FOREIGN DATA WRAPPER w TO alice",
            """foreign data wrapper { "name": "w", "definition": "", "clauses": { "VALIDATOR": "public.v", "option A b": "'x'", "option debug": "'true'" }, "privileges": { "alice": ["USAGE"] } }"""),
        new("foreign server", "CREATE SERVER IF NOT EXISTS \"S s\" TYPE 'pg' VERSION '15' FOREIGN DATA WRAPPER w OPTIONS (host 'a'); COMMENT ON SERVER \"S s\" IS 'x'; GRANT USAGE ON FOREIGN SERVER \"S s\" TO alice",
            """foreign server { "name": "S s", "definition": "TYPE 'pg' FOREIGN DATA WRAPPER w", "clauses": { "VERSION": "'15'", "option host": "'a'" }, "comment": "x", "privileges": { "alice": ["USAGE"] } }"""),
        new("extension", "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA s VERSION '1.6' CASCADE", """extension { "name": "citext", "in": "s", "version": "1.6" }"""),
        new("sequence", "CREATE UNLOGGED SEQUENCE q AS integer START WITH 5 NO CYCLE; ALTER SEQUENCE q INCREMENT BY 2 MAXVALUE 90 CYCLE; ALTER SEQUENCE q AS smallint NO MAXVALUE OWNED BY NONE",
            """sequence { "schema": "public", "name": "q", "type": "smallint", "unlogged": true, "start": 5, "increment": 2, "cycle": true }"""),
        new("schemas", "CREATE SCHEMA s AUTHORIZATION \"Al\"; CREATE SCHEMA IF NOT EXISTS AUTHORIZATION bob; CREATE SCHEMA public AUTHORIZATION bob",
            """schema { "name": "bob", "owner": "bob" }""", """schema { "name": "s", "owner": "\"Al\"" }"""),
        new("what pg_dump starts and ends with", """
            \restrict aBcD
            SET statement_timeout = 0; SET client_encoding = 'UTF8'; SELECT pg_catalog.set_config('search_path', '', false); SET default_tablespace = ''; SET default_table_access_method = heap; RESET check_function_bodies;
            \unrestrict aBcD
            """),
    ];
}
