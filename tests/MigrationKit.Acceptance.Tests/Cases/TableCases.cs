namespace MigrationKit.Acceptance.Tests.Cases;

internal static class TableCases
{
    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("tables go whose policies and rules use each other", """
            CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int); CREATE TABLE d () INHERITS (c);
            CREATE POLICY pa ON a USING (x IN (SELECT b.x FROM b)); CREATE POLICY pb ON b USING (x IN (SELECT a.x FROM a)); CREATE RULE r AS ON DELETE TO c DO ALSO DELETE FROM d;
            CREATE TABLE e (x int); CREATE POLICY pe ON e USING (x IN (SELECT a.x FROM a));
            """, "") { Hazards = ["data-loss"] },
        new("a table is created with all that is in it", "", """
            CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL DEFAULT 'x', CONSTRAINT pk PRIMARY KEY (id), CONSTRAINT uq UNIQUE (name), CONSTRAINT ck CHECK (name <> ''));
            CREATE INDEX ix ON t (name);
            """)
        {
            Statements =
            [
                """
                CREATE TABLE public.t (
                    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                    name text DEFAULT 'x'::text NOT NULL,
                    CONSTRAINT pk PRIMARY KEY (id),
                    CONSTRAINT uq UNIQUE (name),
                    CONSTRAINT ck CHECK ((name <> ''::text))
                )
                """,
                "CREATE INDEX ix ON public.t (name)",
            ],
        },
        new("a table is dropped", "CREATE TABLE t (id int PRIMARY KEY); CREATE INDEX ix ON t (id);", "") { Hazards = ["data-loss"], Statements = ["DROP TABLE public.t"] },
        new("a table without columns", "", "CREATE TABLE t ();"),
        new("two new tables refer to each other", "", """
            CREATE TABLE a (id int CONSTRAINT pa PRIMARY KEY, b int);
            CREATE TABLE b (id int CONSTRAINT pb PRIMARY KEY, a int CONSTRAINT fb REFERENCES a);
            ALTER TABLE a ADD CONSTRAINT fa FOREIGN KEY (b) REFERENCES b;
            """),
        new("two tables that refer to each other go", """
            CREATE TABLE a (id int CONSTRAINT pa PRIMARY KEY, b int);
            CREATE TABLE b (id int CONSTRAINT pb PRIMARY KEY, a int CONSTRAINT fb REFERENCES a);
            ALTER TABLE a ADD CONSTRAINT fa FOREIGN KEY (b) REFERENCES b;
            """, "") { Hazards = ["data-loss"] },
        new("a table is renamed with its rows", "CREATE TABLE people (id int CONSTRAINT pk_people PRIMARY KEY);", "CREATE TABLE users (id int CONSTRAINT pk_users PRIMARY KEY);")
        {
            Renamed = ["table public.users < people"],
            Rows = "INSERT INTO people VALUES (1);",
            Holds = "(SELECT count(*) FROM users) = 1",
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.people RENAME TO users", "ALTER TABLE public.users RENAME CONSTRAINT pk_people TO pk_users"],
        },
        new("two tables swap names", "CREATE TABLE a (x int); CREATE TABLE b (y text);", "CREATE TABLE b (x int); CREATE TABLE a (y text);")
        {
            Renamed = ["table public.a < b", "table public.b < a"],
            Rows = "INSERT INTO a VALUES (1); INSERT INTO b VALUES ('two');",
            Holds = "(SELECT x FROM b) = 1 AND (SELECT y FROM a) = 'two'",
            Hazards = ["breaks-old-code"],
        },
        new("a table gets the name of a type that goes", "CREATE TYPE a AS ENUM ('x'); CREATE TABLE b (x int); CREATE INDEX c ON b (x);", "CREATE TABLE a (x int); CREATE INDEX b ON a (x); CREATE TYPE c AS (x int);")
        {
            Renamed = ["table public.a < b"],
            Rows = "INSERT INTO b VALUES (7);",
            Holds = "(SELECT x FROM a) = 7",
            Hazards = ["breaks-old-code"],
        },
        new("a type and a view swap names", "CREATE TYPE a AS ENUM ('x'); CREATE VIEW b AS SELECT 1 AS x; CREATE TABLE t (e a);", "CREATE TYPE b AS ENUM ('x'); CREATE VIEW a AS SELECT 1 AS x; CREATE TABLE t (e b);")
        {
            Renamed = ["view public.a < b", "enum public.b < a"],
            Rows = "INSERT INTO t VALUES ('x');",
            Holds = "(SELECT e FROM t) = 'x'",
            Hazards = ["breaks-old-code"],
        },
        new("a declared rename that was made long ago pushes nothing aside", "CREATE TABLE a (x int); CREATE TABLE b (y text);", "CREATE TABLE b (y text);")
        {
            Renamed = ["table public.b < a"],
            Rows = "INSERT INTO b VALUES ('kept');",
            Holds = "(SELECT y FROM b) = 'kept'",
            Hazards = ["data-loss"],
            Statements = ["DROP TABLE public.a"],
        },
        new("a table moves to another schema", "CREATE SCHEMA s; CREATE TABLE t (id int);", "CREATE SCHEMA s; CREATE TABLE s.t (id int);")
        {
            Renamed = ["table s.t < public.t"],
            Rows = "INSERT INTO t VALUES (1);",
            Holds = "(SELECT count(*) FROM s.t) = 1",
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t SET SCHEMA s"],
        },
        new("hostile names", "", """
            CREATE TABLE "drop table; --" ("a""b" int CONSTRAINT "p.k" PRIMARY KEY, "select" int, "größe 🎉" text DEFAULT '"''');
            CREATE INDEX "i;x" ON "drop table; --" ("select");
            COMMENT ON COLUMN "drop table; --"."a""b" IS 'it''s \ "quoted"';
            """),
    ];
}
