namespace MigrationKit.Acceptance.Tests.Cases;

internal static class InheritanceCases
{
    private const string Animals = "CREATE TABLE animal (id int NOT NULL, name text DEFAULT 'x', CONSTRAINT named CHECK (name <> '')); ";
    private const string Dogs = "CREATE TABLE dog (breed text) INHERITS (animal); ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("an heir goes with a view of it, and its parent loses a column", "CREATE TABLE p (a int, b int); CREATE TABLE h () INHERITS (p); CREATE MATERIALIZED VIEW m AS SELECT b FROM h; CREATE VIEW v AS SELECT b FROM h;", "CREATE TABLE p (a int);")
        {
            Hazards = ["data-loss"],
        },
        new("a table is created with an heir", "", Animals + Dogs)
        {
            Statements =
            [
                """
                CREATE TABLE public.animal (
                    id integer NOT NULL,
                    name text DEFAULT 'x'::text,
                    CONSTRAINT named CHECK ((name <> ''::text))
                )
                """,
                """
                CREATE TABLE public.dog (
                    breed text
                ) INHERITS (public.animal)
                """,
            ],
        },
        new("heirs of several tables, with defaults and columns of their own", "", """
            CREATE TABLE a (x int, y int); CREATE TABLE b (x int, z text, CONSTRAINT not_for_all CHECK (x > 0) NO INHERIT);
            CREATE TABLE c (y int, own int) INHERITS (a, b); CREATE TABLE d () INHERITS (c);
            ALTER TABLE c ALTER z SET DEFAULT 'c'; ALTER TABLE d ALTER x SET NOT NULL;
            COMMENT ON COLUMN c.x IS 'inherited';
            CREATE INDEX ON c (x);
            """),
        new("columns of a table come, change and go with those of its heirs", Animals + Dogs, "CREATE TABLE animal (id bigint NOT NULL, legs int DEFAULT 4); " + Dogs)
        {
            Rows = "INSERT INTO dog VALUES (1, 'Rex', 'mixed');",
            Holds = "(SELECT legs FROM animal) = 4",
            Hazards = ["data-loss", "table-rewrite"],
            Statements =
            [
                "ALTER TABLE public.animal ADD COLUMN legs integer DEFAULT 4",
                "ALTER TABLE public.animal ALTER COLUMN id TYPE bigint USING id::bigint",
                "ALTER TABLE public.animal DROP COLUMN name",
            ],
        },
        new("an heir keeps the column that its parent loses", Animals + Dogs, "CREATE TABLE animal (id int NOT NULL); CREATE TABLE dog (name text DEFAULT 'x', breed text) INHERITS (animal);")
        {
            LeavesOwnColumns = true,
            Rows = "INSERT INTO dog VALUES (1, 'Rex', 'mixed');",
            Holds = "(SELECT name FROM dog) = 'Rex'",
            Hazards = ["data-loss"],
        },
        new("the type of a column changes that an heir has of two parents", "CREATE TABLE a (x int, y text); CREATE TABLE b (x int); CREATE TABLE c (z int) INHERITS (a, b);", "CREATE TABLE a (x bigint, y text); CREATE TABLE b (x bigint); CREATE TABLE c (z int) INHERITS (a, b);")
        {
            Rows = "INSERT INTO c VALUES (1, 'y', 2);",
            Holds = "(SELECT x FROM a) = 1 AND (SELECT x FROM b) = 1",
            Hazards = ["table-rewrite"],
            Statements =
            [
                "ALTER TABLE public.c NO INHERIT public.b",
                "ALTER TABLE public.a ALTER COLUMN x TYPE bigint USING x::bigint",
                "ALTER TABLE public.b ALTER COLUMN x TYPE bigint USING x::bigint",
                "ALTER TABLE public.c INHERIT public.b",
            ],
        },
        new("the type of a column changes that an heir has of two parents, which have it of one", "CREATE TABLE r (x int); CREATE TABLE a () INHERITS (r); CREATE TABLE b () INHERITS (r); CREATE TABLE c () INHERITS (a, b);", "CREATE TABLE r (x bigint); CREATE TABLE a () INHERITS (r); CREATE TABLE b () INHERITS (r); CREATE TABLE c () INHERITS (a, b);")
        {
            Rows = "INSERT INTO c VALUES (1);",
            Holds = "(SELECT x FROM r) = 1",
            Hazards = ["table-rewrite"],
            Statements = ["ALTER TABLE public.r ALTER COLUMN x TYPE bigint USING x::bigint"],
        },
        new("the type of a column changes with those of its heirs while the function of its default is replaced",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TABLE p (a int DEFAULT f()); CREATE TABLE h () INHERITS (p); CREATE TABLE i () INHERITS (h);",
            "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'; CREATE TABLE p (a bigint DEFAULT f()); CREATE TABLE h () INHERITS (p); CREATE TABLE i () INHERITS (h);")
        {
            Rows = "INSERT INTO i DEFAULT VALUES;",
            Holds = "(SELECT a FROM p) = 1",
            Hazards = ["table-rewrite"],
        },
        new("a column is renamed with those of its heirs", Animals + Dogs + "CREATE TABLE puppy () INHERITS (dog);", Animals.Replace("name ", "called ") + Dogs + "CREATE TABLE puppy () INHERITS (dog);")
        {
            Renamed = ["column public.animal.called < name"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.animal RENAME COLUMN name TO called"],
        },
        new("a table leaves its parent", Animals + Dogs, Animals + "CREATE TABLE dog (id int NOT NULL, name text DEFAULT 'x', breed text);")
        {
            LeavesOwnColumns = true,
            Rows = "INSERT INTO dog VALUES (1, 'Rex', 'mixed');",
            Holds = "(SELECT count(*) FROM dog) = 1",
            Statements = ["ALTER TABLE public.dog NO INHERIT public.animal", "ALTER TABLE public.dog DROP CONSTRAINT named"],
        },
        new("a parent goes and its heir stays", Animals + Dogs, "CREATE TABLE dog (id int NOT NULL, name text DEFAULT 'x', breed text);")
        {
            LeavesOwnColumns = true,
            Rows = "INSERT INTO dog VALUES (1, 'Rex', 'mixed');",
            Holds = "(SELECT count(*) FROM dog) = 1",
            Hazards = ["data-loss"],
        },
        new("an heir goes", Animals + Dogs, Animals) { Hazards = ["data-loss"], Statements = ["DROP TABLE public.dog"] },
        new("a parent goes after its heirs", Animals + Dogs + "CREATE TABLE a_puppy () INHERITS (dog);", "") { Hazards = ["data-loss"], Statements = ["DROP TABLE public.a_puppy", "DROP TABLE public.dog", "DROP TABLE public.animal"] },
        new("a check comes to heirs that have columns of the type", Animals + Dogs, Animals.Replace("id int NOT NULL", "id int NOT NULL CONSTRAINT positive CHECK (id > 0)") + Dogs)
        {
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.animal ADD CONSTRAINT positive CHECK ((id > 0)) NOT VALID", "ALTER TABLE public.animal VALIDATE CONSTRAINT positive"],
        },
        new("a default changes for all but the heir that has its own", Animals + Dogs + "ALTER TABLE dog ALTER name SET DEFAULT 'Rex';", Animals.Replace("'x'", "'y'") + Dogs + "ALTER TABLE dog ALTER name SET DEFAULT 'Rex';")
        {
            Statements = ["ALTER TABLE ONLY public.animal ALTER COLUMN name SET DEFAULT 'y'::text"],
        },
    ];
}
