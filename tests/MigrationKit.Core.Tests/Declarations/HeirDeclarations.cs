namespace MigrationKit.Core.Tests.Declarations;

/// <summary>Partitions and heirs: what they have of their parents is not theirs.</summary>
internal static class HeirDeclarations
{
    private const string ColumnA = """column { "name": "a", "type": "int", "nullable": true }""";

    private const string ColumnB = """column { "name": "b", "type": "int", "nullable": true }""";

    public static IEnumerable<DeclarationCase> All =>
    [
        new("what a partition shares with the whole", """
            CREATE TABLE r (id int PRIMARY KEY);
            CREATE TABLE w (a int CONSTRAINT positive CHECK (a > 0) REFERENCES r) PARTITION BY LIST (a);
            CREATE TABLE p (a int CONSTRAINT positive CHECK (a > 0) CONSTRAINT small CHECK (a < 9), CONSTRAINT mine FOREIGN KEY (a) REFERENCES r) PARTITION BY LIST (a);
            CREATE TABLE q (a int CONSTRAINT positive CHECK (a > 0) CONSTRAINT small CHECK (a < 9));
            ALTER TABLE p ATTACH PARTITION q FOR VALUES IN (1);
            ALTER TABLE w ATTACH PARTITION p DEFAULT;
            """,
            """table { "schema": "public", "name": "p", "partitionBy": "LIST (a)", "partitionOf": { "schema": "public", "name": "w", "bound": "DEFAULT" } }""",
            """table { "schema": "public", "name": "q", "partitionOf": { "schema": "public", "name": "p", "bound": "FOR VALUES IN (1)" } }""",
            """table { "schema": "public", "name": "r" }""",
            """table { "schema": "public", "name": "w", "partitionBy": "LIST (a)" }""",
            ColumnA, ColumnA, """column { "name": "id", "type": "int", "nullable": true }""", ColumnA,
            """primary key { "name": "r_pkey", "columns": ["id"] }""",
            """check constraint { "name": "small", "expression": "a < 9" }""",
            """check constraint { "name": "positive", "expression": "a > 0" }""",
            """foreign key { "name": "w_a_fkey", "columns": ["a"], "references": { "schema": "public", "table": "r", "columns": ["id"] } }"""),
        new("what heirs declare themselves", """
            CREATE TABLE w (a int, CONSTRAINT positive CHECK (a > 0), CONSTRAINT alone CHECK (a > 1) NO INHERIT);
            CREATE TABLE h (CONSTRAINT positive CHECK (a > 0)) INHERITS (w);
            """,
            """table { "schema": "public", "name": "h", "inherits": [{ "schema": "public", "name": "w" }] }""",
            """table { "schema": "public", "name": "w" }""",
            ColumnA, ColumnA,
            """check constraint { "name": "positive", "expression": "a > 0" }""",
            """check constraint { "name": "alone", "expression": "a > 1", "noInherit": true }""",
            """check constraint { "name": "positive", "expression": "a > 0" }"""),
        new("an index and a key of the whole only have those parts that are declared", """
            CREATE TABLE w (a int, b int) PARTITION BY LIST (a);
            CREATE TABLE p PARTITION OF w FOR VALUES IN (1);
            CREATE TABLE q PARTITION OF w FOR VALUES IN (2);
            CREATE INDEX alone ON ONLY w (b);
            CREATE INDEX whole ON ONLY w (a, b); CREATE INDEX part ON p (a, b); ALTER INDEX whole ATTACH PARTITION part;
            ALTER TABLE ONLY w ADD CONSTRAINT once UNIQUE (a);
            """,
            """table { "schema": "public", "name": "p", "partitionOf": { "schema": "public", "name": "w", "bound": "FOR VALUES IN (1)" } }""",
            """table { "schema": "public", "name": "q", "partitionOf": { "schema": "public", "name": "w", "bound": "FOR VALUES IN (2)" } }""",
            """table { "schema": "public", "name": "w", "partitionBy": "LIST (a)" }""",
            ColumnA, ColumnB, ColumnA, ColumnB, ColumnA, ColumnB,
            """unique constraint { "name": "once", "columns": ["a"] }""",
            """index { "name": "part", "keys": [{ "column": "a" }, { "column": "b" }], "partOf": { "kind": "index", "schema": "public", "table": "w", "name": "whole" } }""",
            """index { "name": "alone", "keys": [{ "column": "b" }] }""",
            """index { "name": "whole", "keys": [{ "column": "a" }, { "column": "b" }] }"""),
        new("a publication of a table is one of its heirs, but for what is said of them", """
            CREATE TABLE w (a int); CREATE TABLE h () INHERITS (w); CREATE TABLE i () INHERITS (h);
            CREATE PUBLICATION all_of FOR TABLE w; CREATE PUBLICATION one FOR TABLE ONLY w; CREATE PUBLICATION some FOR TABLE w * WHERE (a > 1), ONLY i;
            """,
            """table { "schema": "public", "name": "h", "inherits": [{ "schema": "public", "name": "w" }] }""",
            """table { "schema": "public", "name": "i", "inherits": [{ "schema": "public", "name": "h" }] }""",
            """table { "schema": "public", "name": "w" }""",
            ColumnA, ColumnA, ColumnA,
            """publication { "name": "all_of", "tables": [{ "schema": "public", "name": "h" }, { "schema": "public", "name": "i" }, { "schema": "public", "name": "w" }] }""",
            """publication { "name": "one", "tables": [{ "schema": "public", "name": "w" }] }""",
            """publication { "name": "some", "tables": [{ "schema": "public", "name": "h", "where": "(a > 1)" }, { "schema": "public", "name": "i" }, { "schema": "public", "name": "w", "where": "(a > 1)" }] }"""),
    ];
}
