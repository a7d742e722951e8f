namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Partitions that come, go, and get other bounds.</summary>
internal static class PartitionLinkCases
{
    private const string Log = "CREATE TABLE log (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at); ";
    private const string First = "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ";
    private const string Second = "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); ";
    private const string Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a'), (2, '2026-02-15', 'b');";
    private const string Kept = "(SELECT count(*) FROM log) = 2";

    private const string Nodes = "CREATE TABLE node (id int PRIMARY KEY, above int CONSTRAINT node_above REFERENCES node (id)) PARTITION BY LIST (id); ";
    private const string Tree = "INSERT INTO node VALUES (1, NULL);";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a partition leaves a table whose foreign key refers to itself", Nodes + "CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1);", Nodes + "CREATE TABLE node_1 (id int NOT NULL, above int, CONSTRAINT node_1_pkey PRIMARY KEY (id));") { Rows = Tree },
        new("a partition leaves a table whose foreign key refers to itself, and keeps it", Nodes + "CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1); CREATE TABLE node_2 PARTITION OF node FOR VALUES IN (2);",
            Nodes + "CREATE TABLE node_1 (id int NOT NULL, above int, CONSTRAINT node_1_pkey PRIMARY KEY (id), CONSTRAINT node_above FOREIGN KEY (above) REFERENCES node (id)); CREATE TABLE node_2 PARTITION OF node FOR VALUES IN (2);")
        {
            Rows = "INSERT INTO node VALUES (2, 2), (1, 2);",
            Hazards = ["data-dependent"],
        },
        new("a partition is added to a table with rows", Log + First + "CREATE INDEX by_id ON log (id); ", Log + First + "CREATE INDEX by_id ON log (id); " + Second)
        {
            Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a');",
            Holds = "(SELECT count(*) FROM log) = 1",
            Statements =
            [
                """
                CREATE TABLE public.log_2 (
                    id integer NOT NULL,
                    at date NOT NULL,
                    note text
                )
                """,
                "CREATE INDEX log_2_id_idx ON public.log_2 (id)",
                "ALTER TABLE public.log ATTACH PARTITION public.log_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')",
            ],
        },
        new("a table becomes a partition without a scan under the lock", Log + First + "CREATE TABLE log_2 (id int NOT NULL, at date NOT NULL, note text);", Log + First + Second)
        {
            Rows = "INSERT INTO log_2 VALUES (2, '2026-02-15', 'b');",
            Holds = "(SELECT count(*) FROM log) = 1",
            Hazards = ["data-dependent"],
            Statements =
            [
                "ALTER TABLE public.log_2 ADD CONSTRAINT log_2_mk_bound CHECK (at IS NOT NULL AND at >= '2026-02-01' AND at < '2026-03-01') NOT VALID",
                "ALTER TABLE public.log_2 VALIDATE CONSTRAINT log_2_mk_bound",
                "ALTER TABLE public.log ATTACH PARTITION public.log_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')",
                "ALTER TABLE public.log_2 DROP CONSTRAINT log_2_mk_bound",
            ],
        },
        new("a table with keys becomes a partition", """
            CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); CREATE TABLE t (id int, kind text, p int CONSTRAINT to_p REFERENCES p, CONSTRAINT t_key PRIMARY KEY (id, kind), CONSTRAINT sane CHECK (id > 0)) PARTITION BY LIST (kind);
            CREATE TABLE t_a (id int, kind text, p int, CONSTRAINT t_a_key PRIMARY KEY (id, kind));
            """, """
            CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); CREATE TABLE t (id int, kind text, p int CONSTRAINT to_p REFERENCES p, CONSTRAINT t_key PRIMARY KEY (id, kind), CONSTRAINT sane CHECK (id > 0)) PARTITION BY LIST (kind);
            CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a', 'b'); ALTER TABLE t_a RENAME CONSTRAINT t_a_pkey TO t_a_key;
            """)
        {
            Rows = "INSERT INTO p VALUES (1); INSERT INTO t_a VALUES (1, 'a', 1);",
            Holds = "(SELECT count(*) FROM t) = 1",
            Hazards = ["data-dependent"],
        },
        new("a partition leaves its table with its rows", Log + First + Second + "CREATE INDEX by_id ON log (id);", Log + First + "CREATE INDEX by_id ON log (id); CREATE TABLE log_2 (id int NOT NULL, at date NOT NULL, note text); CREATE INDEX log_2_id_idx ON log_2 (id);")
        {
            Rows = Rows,
            Holds = "(SELECT count(*) FROM log_2) = 1",
            Statements = ["ALTER TABLE public.log DETACH PARTITION public.log_2"],
        },
        new("a partition leaves while its table is in use", Log + First + Second, Log + First + "CREATE TABLE log_2 (id int NOT NULL, at date NOT NULL, note text);")
        {
            PlannedFor = 14,
            Rows = Rows,
            Holds = "(SELECT count(*) FROM log_2) = 1",
            Statements =
            [
                "ALTER TABLE public.log DETACH PARTITION public.log_2 CONCURRENTLY",
                "ALTER TABLE public.log_2 DROP CONSTRAINT IF EXISTS log_2_at_check",
            ],
            Steps = 2,
        },
        new("a partition leaves that has a check of the name that the server would give to its bound",
            Log + First + Second + "ALTER TABLE log_2 ADD CONSTRAINT log_2_at_check CHECK (note <> '');", Log + First + "CREATE TABLE log_2 (id int NOT NULL, at date NOT NULL, note text, CONSTRAINT log_2_at_check CHECK (note <> ''));") { PlannedFor = 14, Rows = Rows, Steps = 2 },
        new("a partition of a partition and one by two columns leave while their tables are in use", """
            CREATE TABLE t (a int, b int) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1) PARTITION BY HASH (b); CREATE TABLE t_1_0 PARTITION OF t_1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE r (a int, b int) PARTITION BY RANGE (a, b); CREATE TABLE r_1 PARTITION OF r FOR VALUES FROM (1, 1) TO (2, 2);
            """, """
            CREATE TABLE t (a int, b int) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1) PARTITION BY HASH (b); CREATE TABLE t_1_0 (a int, b int);
            CREATE TABLE r (a int, b int) PARTITION BY RANGE (a, b); CREATE TABLE r_1 (a int, b int);
            """) { PlannedFor = 14, Steps = 4 },
        new("a partition leaves at once where another one takes what belongs nowhere", Log + First + Second + "CREATE TABLE log_x PARTITION OF log DEFAULT;", Log + First + "CREATE TABLE log_x PARTITION OF log DEFAULT; CREATE TABLE log_2 (id int NOT NULL, at date NOT NULL, note text);")
        {
            PlannedFor = 14,
            Statements = ["ALTER TABLE public.log DETACH PARTITION public.log_2"],
        },
        new("a partition leaves with the checks and foreign keys that it had of its table, which go", """
            CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); CREATE TABLE t (p int CONSTRAINT to_p REFERENCES p, CONSTRAINT sane CHECK (p > 0)) PARTITION BY LIST (p);
            CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
            """, """
            CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); CREATE TABLE t (p int CONSTRAINT to_p REFERENCES p, CONSTRAINT sane CHECK (p > 0)) PARTITION BY LIST (p);
            CREATE TABLE t_1 (p int, CONSTRAINT sane CHECK (p > 0));
            """) { Rows = "INSERT INTO p VALUES (1); INSERT INTO t VALUES (1);", Holds = "(SELECT count(*) FROM t_1) = 1" },
        new("bounds move between partitions that keep their rows", Log + First + Second, Log + First.Replace("2026-02-01", "2026-01-20") + Second.Replace("2026-02-01", "2026-01-20"))
        {
            Rows = Rows,
            Holds = Kept,
            Hazards = ["data-dependent"],
        },
        new("a partition becomes one of another table", "CREATE TABLE a (x int) PARTITION BY LIST (x); CREATE TABLE b (x int) PARTITION BY LIST (x); CREATE TABLE part PARTITION OF a FOR VALUES IN (1);",
            "CREATE TABLE a (x int) PARTITION BY LIST (x); CREATE TABLE b (x int) PARTITION BY LIST (x); CREATE TABLE part PARTITION OF b FOR VALUES IN (1);")
        {
            Rows = "INSERT INTO a VALUES (1);",
            Holds = "(SELECT count(*) FROM b) = 1",
            Hazards = ["data-dependent"],
        },
        new("a partition goes", Log + First + Second, Log + First)
        {
            Rows = Rows,
            Holds = "(SELECT count(*) FROM log) = 1",
            Hazards = ["data-loss"],
            Statements = ["DROP TABLE public.log_2"],
        },
        new("a partition goes from a table that others refer to",
            "CREATE TABLE t (id int CONSTRAINT t_key PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE TABLE o (t int CONSTRAINT o_t REFERENCES t);",
            "CREATE TABLE t (id int CONSTRAINT t_key PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE o (t int CONSTRAINT o_t REFERENCES t);")
        {
            Hazards = ["data-loss"],
            Statements = ["ALTER TABLE public.t DETACH PARTITION public.t_1", "DROP TABLE public.t_1"],
        },
    ];
}
