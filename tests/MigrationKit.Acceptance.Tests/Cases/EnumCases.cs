namespace MigrationKit.Acceptance.Tests.Cases;

internal static class EnumCases
{
    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("an enum and a column of it are new", "CREATE TABLE t (id int);", "CREATE TYPE role AS ENUM ('admin', 'user'); CREATE TABLE t (id int, role role DEFAULT 'user' NOT NULL);"),
        new("an enum goes with its column", "CREATE TYPE role AS ENUM ('admin'); CREATE TABLE t (id int, role role);", "CREATE TABLE t (id int);") { Hazards = ["data-loss"] },
        new("values are added anywhere", "CREATE TYPE e AS ENUM ('b', 'd');", "CREATE TYPE e AS ENUM ('a', 'b', 'c', 'd', 'e', 'f');")
        {
            Statements =
            [
                "ALTER TYPE public.e ADD VALUE 'a' BEFORE 'b'",
                "ALTER TYPE public.e ADD VALUE 'c' AFTER 'b'",
                "ALTER TYPE public.e ADD VALUE 'e' AFTER 'd'",
                "ALTER TYPE public.e ADD VALUE 'f' AFTER 'e'",
            ],
        },
        new("a new value is a default at once", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (v e DEFAULT 'a');", "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (v e DEFAULT 'b');"),
        new("a value is renamed", "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (v e DEFAULT 'a');", "CREATE TYPE e AS ENUM ('z', 'b'); CREATE TABLE t (v e DEFAULT 'z');")
        {
            Renamed = ["enum value public.e.z < a"],
            Rows = "INSERT INTO t VALUES ('a');",
            Holds = "(SELECT v FROM t) = 'z'",
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TYPE public.e RENAME VALUE 'a' TO 'z'"],
        },
        new("a value is removed under a default, a check, an index and an array", """
            CREATE TYPE e AS ENUM ('a', 'b', 'c');
            CREATE TABLE t (v e DEFAULT 'a' NOT NULL, w e[], CONSTRAINT ck CHECK (v <> 'b'));
            CREATE INDEX ix ON t (v) WHERE v = 'a';
            CREATE TABLE u (v e);
            """, """
            CREATE TYPE e AS ENUM ('a', 'b');
            CREATE TABLE t (v e DEFAULT 'a' NOT NULL, w e[], CONSTRAINT ck CHECK (v <> 'b'));
            CREATE INDEX ix ON t (v) WHERE v = 'a';
            CREATE TABLE u (v e);
            """)
        {
            Rows = "INSERT INTO t VALUES ('a', '{a,b}'); INSERT INTO u VALUES ('b');",
            Holds = "(SELECT w = '{a,b}' FROM t) AND (SELECT v = 'b' FROM u)",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("values change places", "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (v e);", "CREATE TYPE e AS ENUM ('b', 'a'); CREATE TABLE t (v e);") { Rows = "INSERT INTO t VALUES ('a');", Holds = "(SELECT v > 'b' FROM t)", Hazards = ["table-rewrite"] },
        new("an enum is renamed", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (e e DEFAULT 'a', CONSTRAINT ck CHECK (e = 'a'::e));", "CREATE TYPE f AS ENUM ('a'); CREATE TABLE t (e f DEFAULT 'a', CONSTRAINT ck CHECK (e = 'a'::f));")
        {
            Renamed = ["enum public.f < e"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TYPE public.e RENAME TO f"],
        },
        new("a column turns from text to an enum", "CREATE TABLE t (v text DEFAULT 'a');", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (v e DEFAULT 'a');") { Rows = "INSERT INTO t VALUES ('a');", Holds = "(SELECT v = 'a' FROM t)", Hazards = ["table-rewrite", "data-loss"] },
        new("a column turns from an enum to text while the enum goes", "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (v e DEFAULT 'a');", "CREATE TABLE t (v text DEFAULT 'a');") { Rows = "INSERT INTO t VALUES ('a');", Holds = "(SELECT v = 'a' FROM t)", Hazards = ["table-rewrite"] },
    ];
}
