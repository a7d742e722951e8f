namespace MigrationKit.Core.Tests.Declarations;

/// <summary>Domains, composite types, ranges, collations.</summary>
internal static class TypeDeclarations
{
    public static IEnumerable<DeclarationCase> All =>
    [
        new("domain", "CREATE DOMAIN d int", """domain { "schema": "public", "name": "d", "definition": "AS int" }"""),
        new("domain with all", """
            CREATE DOMAIN "S x"."d.d" AS varchar(10)[] DEFAULT '{}'::varchar[] COLLATE "C" CONSTRAINT "C c" CHECK (VALUE <> '{x}') NOT NULL CHECK (true) CHECK (false);
            COMMENT ON CONSTRAINT "C c" ON DOMAIN "S x"."d.d" IS 'it''s';
            COMMENT ON DOMAIN "S x"."d.d" IS 'größer';
            """,
            """domain { "schema": "S x", "name": "d.d", "definition": "AS varchar(10)[] COLLATE pg_catalog.\"C\"", "clauses": { "constraint \"C c\"": "CHECK (VALUE <> '{x}')", "constraint \"C c\" comment": "'it''s'", "constraint \"d.d_check\"": "CHECK (true)", "constraint \"d.d_check1\"": "CHECK (false)", "default": "'{}'::varchar[]", "not null": "NOT NULL" }, "comment": "größer" }"""),
        new("domain, altered", """
            ALTER DOMAIN d ADD CONSTRAINT b CHECK (VALUE > 1) NOT VALID; ALTER DOMAIN d SET DEFAULT NULL; ALTER DOMAIN d SET NOT NULL; ALTER DOMAIN d ADD CHECK (VALUE < 9);
            CREATE DOMAIN d AS integer;
            """,
            """domain { "schema": "public", "name": "d", "definition": "AS integer", "clauses": { "constraint b": "CHECK (VALUE > 1) NOT VALID", "constraint d_check": "CHECK (VALUE < 9)", "default": "NULL", "not null": "NOT NULL" } }"""),
        new("composite type", """
            CREATE TYPE Pair AS (
              a integer,
              "B b" numeric(5, 2)[] COLLATE "C"
            );
            COMMENT ON COLUMN pair."B b" IS 'why'; COMMENT ON TYPE pair IS 'what';
            """,
            """composite type { "schema": "public", "name": "pair", "definition": "AS (a integer, \"B b\" numeric(5, 2)[] COLLATE \"C\")", "clauses": { "comment \"B b\"": "'why'" }, "comment": "what" }"""),
        new("composite type without attributes", "CREATE TYPE c AS ()", """composite type { "schema": "public", "name": "c", "definition": "AS ()" }"""),
        new("range", "CREATE TYPE r AS RANGE (subtype = float8,\n multirange_type_name = many)", """range type { "schema": "public", "name": "r", "definition": "AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = many)" }"""),
        new("enum", "CREATE TYPE e AS ENUM ('a', 'it''s')", """enum { "schema": "public", "name": "e", "values": ["a", "it's"] }"""),
        new("collation", "CREATE COLLATION IF NOT EXISTS x (provider = icu, deterministic = false, locale = 'und-u-ks-level2'); COMMENT ON COLLATION x IS 'c'",
            """collation { "schema": "public", "name": "x", "definition": "(PROVIDER = icu, DETERMINISTIC = false, LOCALE = 'und-u-ks-level2')", "comment": "c" }"""),
        new("collation like another one", "CREATE COLLATION x FROM \"C\"", """collation { "schema": "public", "name": "x", "definition": "FROM \"C\"" }"""),
    ];
}
