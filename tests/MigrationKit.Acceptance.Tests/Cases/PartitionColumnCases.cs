namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Columns of partitioned tables.</summary>
internal static class PartitionColumnCases
{
    private const string Log = "CREATE TABLE log (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at); ";
    private const string First = "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ";
    private const string Second = "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); ";
    private const string Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a'), (2, '2026-02-15', 'b');";
    private const string Kept = "(SELECT count(*) FROM log) = 2";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("columns of a partitioned table come, change and go with those of its partitions", Log + First + Second,
            "CREATE TABLE log (id bigint NOT NULL DEFAULT 5, at date NOT NULL, kind text) PARTITION BY RANGE (at); " + First + Second)
        {
            Rows = Rows,
            Holds = Kept,
            Hazards = ["data-loss", "table-rewrite"],
            Statements =
            [
                "ALTER TABLE public.log ADD COLUMN kind text",
                "ALTER TABLE public.log ALTER COLUMN id TYPE bigint USING id::bigint, ALTER COLUMN id SET DEFAULT 5",
                "ALTER TABLE public.log DROP COLUMN note",
            ],
        },
        new("a partition keeps the default of its own", Log + First + "ALTER TABLE log_1 ALTER note SET DEFAULT 'own';", Log + First + "ALTER TABLE ONLY log ALTER note SET DEFAULT 'all'; ALTER TABLE log_1 ALTER note SET DEFAULT 'own';")
        {
            Statements = ["ALTER TABLE ONLY public.log ALTER COLUMN note SET DEFAULT 'all'::text"],
        },
        new("a column becomes required in all partitions", Log + First + Second, Log.Replace("note text", "note text NOT NULL") + First + Second)
        {
            Rows = Rows,
            Holds = Kept,
            Hazards = ["data-dependent"],
        },
        new("a required column becomes optional but in one partition", Log.Replace("note text", "note text NOT NULL") + First + Second, Log + First + Second + "ALTER TABLE log_2 ALTER note SET NOT NULL;")
        {
            Rows = Rows,
            Holds = Kept,
            Hazards = ["breaks-old-code", "data-dependent"],
        },
        new("each row of each partition gets a value of its own", Log + First + Second, Log.Replace("note text", "note text, tag uuid NOT NULL DEFAULT gen_random_uuid()") + First + Second)
        {
            Rows = Rows,
            Holds = "(SELECT count(DISTINCT tag) FROM log) = 2",
        },
        new("a column is renamed with those of its partitions", Log + First, Log.Replace("note", "remark") + First)
        {
            Renamed = ["column public.log.remark < note"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.log RENAME COLUMN note TO remark"],
        },
        new("the column of the key is renamed", Log + First, Log.Replace("at ", "moment ").Replace("(at)", "(moment)") + First)
        {
            Renamed = ["column public.log.moment < at"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.log RENAME COLUMN at TO moment"],
        },
    ];
}
