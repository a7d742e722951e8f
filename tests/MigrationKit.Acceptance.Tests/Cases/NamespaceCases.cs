namespace MigrationKit.Acceptance.Tests.Cases;

internal static class NamespaceCases
{
    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a schema with a table is new", "", "CREATE SCHEMA s; CREATE TABLE s.t (id int CONSTRAINT pk PRIMARY KEY); CREATE TYPE s.e AS ENUM ('a');"),
        new("a schema goes with all in it", "CREATE SCHEMA s; CREATE TYPE s.e AS ENUM ('a'); CREATE TABLE s.t (v s.e);", "") { Hazards = ["data-loss"] },
        new("a schema is renamed with all in it", "CREATE SCHEMA s; CREATE TYPE s.e AS ENUM ('a'); CREATE SEQUENCE s.q; CREATE TABLE s.t (v s.e DEFAULT 'a', n bigint DEFAULT nextval('s.q'));",
            "CREATE SCHEMA r; CREATE TYPE r.e AS ENUM ('a'); CREATE SEQUENCE r.q; CREATE TABLE r.t (v r.e DEFAULT 'a', n bigint DEFAULT nextval('r.q'));")
        {
            Renamed = ["schema r < s"],
            Rows = "INSERT INTO s.t DEFAULT VALUES;",
            Holds = "(SELECT count(*) FROM r.t) = 1",
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER SCHEMA s RENAME TO r"],
        },
        new("an extension and a column of its type", "", "CREATE EXTENSION citext; CREATE TABLE t (email citext); CREATE INDEX ix ON t (email);"),
        new("an extension moves", "CREATE EXTENSION citext;", "CREATE SCHEMA s; CREATE EXTENSION citext SCHEMA s;") { Hazards = ["breaks-old-code"] },
        new("an extension goes after its column", "CREATE EXTENSION citext; CREATE TABLE t (id int, email citext);", "CREATE TABLE t (id int);") { Hazards = ["data-loss", "breaks-old-code"] },
    ];
}
