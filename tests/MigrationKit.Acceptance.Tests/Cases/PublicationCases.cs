namespace MigrationKit.Acceptance.Tests.Cases;

internal static class PublicationCases
{
    private const string Tables = "CREATE SCHEMA s; CREATE TABLE a (x int, y int); CREATE TABLE b (x int); ";

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
    ];
}
