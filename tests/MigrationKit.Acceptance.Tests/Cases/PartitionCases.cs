namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Partitioned tables as wholes.</summary>
internal static class PartitionCases
{
    private const string Log = "CREATE TABLE log (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at); ";
    private const string First = "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ";
    private const string Second = "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); ";
    private const string Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a'), (2, '2026-02-15', 'b');";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a partitioned table is created with its partitions", "", Log + First)
        {
            Statements =
            [
                """
                CREATE TABLE public.log (
                    id integer NOT NULL,
                    at date NOT NULL,
                    note text
                ) PARTITION BY RANGE (at)
                """,
                """
                CREATE TABLE public.log_1 (
                    id integer NOT NULL,
                    at date NOT NULL,
                    note text
                )
                """,
                "ALTER TABLE public.log ATTACH PARTITION public.log_1 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
            ],
        },
        new("of two equal indexes the one that is to be attached comes first", "",
            "CREATE TABLE w (id int) PARTITION BY LIST (id); CREATE TABLE p (id int); CREATE INDEX b ON p (id); CREATE INDEX ix ON w (id); ALTER TABLE w ATTACH PARTITION p DEFAULT; CREATE INDEX a ON p (id);"),
        new("partitions of every strategy, with parts of their own", "", """
            CREATE TABLE r (a int, b text COLLATE "C", c int DEFAULT 1, CONSTRAINT positive CHECK (a > 0)) PARTITION BY RANGE (a, b);
            CREATE TABLE r_1 PARTITION OF r (c DEFAULT 7, CONSTRAINT small CHECK (a < 50)) FOR VALUES FROM (MINVALUE, MINVALUE) TO (10, 'x');
            CREATE TABLE r_2 PARTITION OF r DEFAULT;
            CREATE TABLE l (a text, b int) PARTITION BY LIST (lower(a));
            CREATE TABLE l_1 PARTITION OF l FOR VALUES IN ('it''s', NULL) PARTITION BY HASH (b);
            CREATE TABLE l_1_1 PARTITION OF l_1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE l_1_2 PARTITION OF l_1 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            CREATE INDEX l_b ON l (b);
            COMMENT ON TABLE l_1 IS 'a part';
            COMMENT ON COLUMN l_1.b IS 'of a part';
            """),
        new("a partitioned table goes with its partitions", Log + First + Second, "") { Hazards = ["data-loss"], Statements = ["DROP TABLE public.log"] },
        new("a partitioned table goes and a partition stays", Log + First + Second, "CREATE TABLE log_1 (id int NOT NULL, at date NOT NULL, note text);")
        {
            Rows = Rows,
            Holds = "(SELECT count(*) FROM log_1) = 1",
            Hazards = ["data-loss"],
        },
        new("a partitioned table is renamed", Log + First, (Log + First).Replace("TABLE log ", "TABLE journal ").Replace("OF log ", "OF journal "))
        {
            Renamed = ["table public.journal < log"],
            Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a');",
            Holds = "(SELECT count(*) FROM journal) = 1",
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.log RENAME TO journal"],
        },
        new("another partition key: what is a partition before and after keeps its rows", "CREATE TABLE t (a int, b int) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);",
            "CREATE TABLE t (a int, b int) PARTITION BY LIST (b); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);")
        {
            Rows = "INSERT INTO t VALUES (1, 1);",
            Holds = "(SELECT count(*) FROM t) = 1",
            Hazards = ["data-dependent"],
        },
        new("the column of the key gets another type", "CREATE TABLE t (a int, b int) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE INDEX i ON t (b);",
            "CREATE TABLE t (a bigint, b int) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE INDEX i ON t (b);")
        {
            Rows = "INSERT INTO t VALUES (1, 1);",
            Holds = "(SELECT count(*) FROM t) = 1",
            Hazards = ["data-dependent", "table-rewrite"],
        },
        new("a table becomes partitioned, which costs its rows", "CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY, s serial); CREATE TABLE c (a int CONSTRAINT f REFERENCES t);",
            "CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY, s serial) PARTITION BY HASH (a); CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 1, REMAINDER 0); CREATE TABLE c (a int CONSTRAINT f REFERENCES t);") { Hazards = ["data-dependent", "data-loss"] },
        new("hostile names of partitions", "", """CREATE TABLE "a;b" ("c""d" int, "select" text) PARTITION BY LIST ("select"); CREATE TABLE "a;b 1" PARTITION OF "a;b" FOR VALUES IN ('it''s', 'x'); CREATE INDEX "i""x" ON "a;b" ("c""d")"""),
    ];
}
