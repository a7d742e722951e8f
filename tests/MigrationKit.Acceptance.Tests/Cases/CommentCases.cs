namespace MigrationKit.Acceptance.Tests.Cases;

internal static class CommentCases
{
    private const string Objects = """
        CREATE SCHEMA s; CREATE TYPE e AS ENUM ('a'); CREATE SEQUENCE q;
        CREATE TABLE t (a int CONSTRAINT pk PRIMARY KEY, b int, CONSTRAINT ck CHECK (b > 0), CONSTRAINT fk FOREIGN KEY (b) REFERENCES t);
        CREATE INDEX ix ON t (b);
        """;

    private const string Comments = """
        COMMENT ON SCHEMA s IS 'one'; COMMENT ON TYPE e IS 'two'; COMMENT ON SEQUENCE q IS 'three'; COMMENT ON TABLE t IS 'it''s "four"'; COMMENT ON COLUMN t.b IS E'five\nlines \\ and more';
        COMMENT ON CONSTRAINT pk ON t IS 'six'; COMMENT ON CONSTRAINT ck ON t IS 'seven'; COMMENT ON CONSTRAINT fk ON t IS 'eight'; COMMENT ON INDEX ix IS 'nine';
        """;

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("comments come on everything", Objects, Objects + Comments),
        new("comments go from everything", Objects + Comments, Objects),
        new("everything is new with its comment", "", Objects + Comments),
        new("the schema public gets a comment of its own and back", "", "COMMENT ON SCHEMA public IS 'ours'") { Statements = ["COMMENT ON SCHEMA public IS 'ours'"] },
        new("a table with rows stays when the comment on its schema goes", "COMMENT ON SCHEMA public IS 'ours'; CREATE TABLE t (a int);", "CREATE TABLE t (a int);")
        {
            Statements = ["COMMENT ON SCHEMA public IS 'standard public schema'"],
        },
        new("a comment stays on what is built again", "CREATE TABLE t (a int); CREATE INDEX ix ON t (a); COMMENT ON INDEX ix IS 'kept';", "CREATE TABLE t (a int); CREATE INDEX ix ON t (a DESC); COMMENT ON INDEX ix IS 'kept';"),
    ];
}
