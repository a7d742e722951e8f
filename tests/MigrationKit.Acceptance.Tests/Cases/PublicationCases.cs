namespace MigrationKit.Acceptance.Tests.Cases;

internal static class PublicationCases
{
    private const string Tables = "CREATE SCHEMA s; CREATE TABLE a (x int, y int); CREATE TABLE b (x int); ";

    private const string Keyless = "CREATE TABLE a (x int); ";
    private const string Keyed = "CREATE TABLE a (x int CONSTRAINT a_key PRIMARY KEY); ";
    private const string Filled = "ALTER TABLE a ADD COLUMN u uuid DEFAULT gen_random_uuid(); ";
    private const string Rows = "INSERT INTO a SELECT generate_series(1, 9);";
    private const string AreFilled = "(SELECT count(DISTINCT u) = 9 FROM a)";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("publications of all kinds come", Tables, Tables + """
            CREATE PUBLICATION p1 FOR ALL TABLES WITH (publish = 'insert', publish_via_partition_root = true); CREATE PUBLICATION p2; COMMENT ON PUBLICATION p2 IS 'empty';
            CREATE PUBLICATION p3 FOR TABLE a (x) WHERE (x > 1), TABLE b; CREATE PUBLICATION p4 FOR TABLES IN SCHEMA s;
            """) { Since = 15 },
        new("a table is published that was not", Tables + "CREATE PUBLICATION p FOR TABLE a;", Tables + "CREATE PUBLICATION p FOR TABLE a, b;")
        {
            Statements = ["ALTER PUBLICATION p ADD TABLE ONLY public.b"],
        },
        new("other rows and columns are published", Tables + "CREATE PUBLICATION p FOR TABLE a;", Tables + "CREATE PUBLICATION p FOR TABLE a (x) WHERE (x > 1) WITH (publish = 'insert, update');")
        {
            Since = 15,
            Statements =
            [
                "ALTER PUBLICATION p SET (publish = 'insert, update')",
                "ALTER PUBLICATION p DROP TABLE ONLY public.a",
                "ALTER PUBLICATION p ADD TABLE ONLY public.a (x) WHERE (x > 1)",
            ],
        },
        new("a published table goes, and a published column", Tables + "CREATE PUBLICATION p FOR TABLE a (x, y), TABLE b;", "CREATE SCHEMA s; CREATE TABLE a (x int); CREATE PUBLICATION p FOR TABLE a (x);")
        {
            Since = 15,
            Hazards = ["data-loss"],
        },
        new("a schema is published instead of a table", Tables + "CREATE PUBLICATION p FOR TABLE a;", Tables + "CREATE PUBLICATION p FOR TABLES IN SCHEMA s, TABLE b;") { Since = 15 },
        new("all tables are published instead of one", Tables + "CREATE PUBLICATION p FOR TABLE a;", Tables + "CREATE PUBLICATION p FOR ALL TABLES;") { Hazards = ["breaks-old-code"] },
        new("a publication goes", Tables + "CREATE PUBLICATION p FOR TABLE a;", Tables) { Hazards = ["breaks-old-code"], Statements = ["DROP PUBLICATION p"] },
        new("a published table, its column and the publication are renamed", "CREATE TABLE a (x int); CREATE PUBLICATION p FOR TABLE a (x) WHERE (x > 1);", "CREATE TABLE b (y int); CREATE PUBLICATION q FOR TABLE b (y) WHERE (y > 1);")
        {
            Since = 15,
            Renamed = ["table public.b < a", "column public.b.y < x", "publication q < p"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.a RENAME TO b", "ALTER TABLE public.b RENAME COLUMN x TO y", "ALTER PUBLICATION p RENAME TO q"],
        },

        // The server refuses to update what is published without a replica identity.
        Filling("before its updates are published", Keyless, "", "CREATE PUBLICATION p FOR TABLE a;"),
        Filling("when its updates are not published any more", Keyless, "CREATE PUBLICATION p FOR TABLE a;", "", "breaks-old-code"),
        Filling("when all tables are not published any more", Keyless, "CREATE PUBLICATION p FOR ALL TABLES;", "CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert');"),
        Filling("when another publication takes the place of that of all tables", Keyless, "CREATE PUBLICATION p FOR ALL TABLES;", "CREATE PUBLICATION p FOR TABLE a WITH (publish = 'insert, delete');", "breaks-old-code"),
        Filling("before its schema is published", Keyless, "", "CREATE PUBLICATION p FOR TABLES IN SCHEMA public;") with { Since = 15 },
        Filling("before the table that it is a partition of is published", "CREATE TABLE a (x int) PARTITION BY LIST (x); CREATE TABLE a_1 PARTITION OF a DEFAULT; ", "", "CREATE PUBLICATION p FOR TABLE a;"),
        new("rows are filled before the primary key of a published table goes", Keyed + "CREATE PUBLICATION p FOR TABLE a;", "CREATE TABLE a (x int NOT NULL); " + Filled + "CREATE PUBLICATION p FOR TABLE a;") { Rows = Rows, Holds = AreFilled },
        new("rows are filled when a published table has a primary key", "CREATE TABLE a (x int NOT NULL); CREATE PUBLICATION p FOR TABLE a;", Keyed + Filled + "CREATE PUBLICATION p FOR TABLE a;")
        {
            Rows = Rows,
            Holds = AreFilled,
            Hazards = ["data-dependent"],
        },
        Filling("before a published table has no replica identity", Keyless + "CREATE PUBLICATION p FOR TABLE a; ", "ALTER TABLE a REPLICA IDENTITY FULL;", ""),
        Filling("when a published table has a replica identity", Keyless + "CREATE PUBLICATION p FOR TABLE a; ", "", "ALTER TABLE a REPLICA IDENTITY FULL;"),
    ];

    private static AcceptanceCase Filling(string name, string tables, string old, string now, params string[] hazards) =>
        new($"rows are filled {name}", tables + old, tables + Filled + now) { Rows = Rows, Holds = AreFilled, Hazards = hazards };
}
