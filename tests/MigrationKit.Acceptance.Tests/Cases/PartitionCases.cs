namespace MigrationKit.Acceptance.Tests.Cases;

internal static class PartitionCases
{
    private const string Log = "CREATE TABLE log (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at); ";
    private const string First = "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ";
    private const string Second = "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); ";
    private const string Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a'), (2, '2026-02-15', 'b');";
    private const string Kept = "(SELECT count(*) FROM log) = 2";

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
        new("keys and indexes of a partitioned table are attached", "", """
            CREATE TABLE t (id int, at date, note text, CONSTRAINT t_key PRIMARY KEY (id, at), CONSTRAINT once UNIQUE (at, note)) PARTITION BY RANGE (at);
            CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
            CREATE INDEX by_note ON t (note);
            ALTER TABLE t_1 RENAME CONSTRAINT t_1_pkey TO first_key;
            CREATE INDEX of_part ON t_1 (id);
            """),
        new("a partition goes from a table that others refer to",
            "CREATE TABLE t (id int CONSTRAINT t_key PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); CREATE TABLE o (t int CONSTRAINT o_t REFERENCES t);",
            "CREATE TABLE t (id int CONSTRAINT t_key PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE o (t int CONSTRAINT o_t REFERENCES t);")
        {
            Hazards = ["data-loss"],
            Statements = ["ALTER TABLE public.t DETACH PARTITION public.t_1", "DROP TABLE public.t_1"],
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
        new("a foreign key of a partitioned table is validated as a whole on 18", "CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); " + Log + First, "CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); " + Log + First + "ALTER TABLE log ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES p;")
        {
            PlannedFor = 18,
            Rows = "INSERT INTO p VALUES (1); INSERT INTO log VALUES (1, '2026-01-15', 'a');",
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.log ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.p (id) NOT VALID", "ALTER TABLE public.log VALIDATE CONSTRAINT fk"],
            Steps = 2,
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
        new("a partitioned table goes with its partitions", Log + First + Second, "") { Hazards = ["data-loss"], Statements = ["DROP TABLE public.log"] },
        new("a partitioned table goes and a partition stays", Log + First + Second, "CREATE TABLE log_1 (id int NOT NULL, at date NOT NULL, note text);")
        {
            Rows = Rows,
            Holds = "(SELECT count(*) FROM log_1) = 1",
            Hazards = ["data-loss"],
        },
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
        new("a partitioned table is renamed", Log + First, (Log + First).Replace("TABLE log ", "TABLE journal ").Replace("OF log ", "OF journal "))
        {
            Renamed = ["table public.journal < log"],
            Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a');",
            Holds = "(SELECT count(*) FROM journal) = 1",
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.log RENAME TO journal"],
        },
        new("an index comes online, partition by partition", Log + First + Second, Log + First + Second + "CREATE INDEX by_id ON log (id);")
        {
            Rows = Rows,
            Statements =
            [
                "CREATE INDEX by_id ON ONLY public.log (id)",
                "CREATE INDEX CONCURRENTLY log_1_id_idx ON public.log_1 (id)",
                "ALTER INDEX public.by_id ATTACH PARTITION public.log_1_id_idx",
                "CREATE INDEX CONCURRENTLY log_2_id_idx ON public.log_2 (id)",
                "ALTER INDEX public.by_id ATTACH PARTITION public.log_2_id_idx",
            ],
        },
        new("an index that a partition has is taken", Log + First + "CREATE INDEX log_1_id_idx ON log_1 (id);", Log + First + "CREATE INDEX by_id ON log (id);")
        {
            Statements = ["CREATE INDEX by_id ON ONLY public.log (id)", "ALTER INDEX public.by_id ATTACH PARTITION public.log_1_id_idx"],
        },
        new("an index changes with those of the partitions", Log + First + "CREATE INDEX by_id ON log (id);", Log + First + "CREATE INDEX by_id ON log (id DESC);") { Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a');" },
        new("an index and those of its partitions are renamed", Log + First + "CREATE INDEX by_id ON log (id); ALTER INDEX log_1_id_idx RENAME TO one;", Log + First + "CREATE INDEX ids ON log (id); ALTER INDEX log_1_id_idx RENAME TO two;")
        {
            Statements = ["ALTER INDEX public.by_id RENAME TO ids", "ALTER INDEX public.one RENAME TO two"],
        },
        new("an index goes", Log + First + "CREATE INDEX by_id ON log (id);", Log + First) { Statements = ["DROP INDEX public.by_id"] },
        new("an index goes and a partition keeps its own", Log + First + "CREATE INDEX by_id ON log (id);", Log + First + "CREATE INDEX log_1_id_idx ON log_1 (id);"),
        new("a primary key comes online, partition by partition", Log + First + Second, Log.Replace("note text", "note text, CONSTRAINT log_key PRIMARY KEY (id, at)") + First + Second)
        {
            Rows = Rows,
            Hazards = ["data-dependent"],
            Statements =
            [
                "ALTER TABLE ONLY public.log ADD CONSTRAINT log_key PRIMARY KEY (id, at)",
                "CREATE UNIQUE INDEX CONCURRENTLY log_1_pkey ON public.log_1 (id, at)",
                "ALTER TABLE public.log_1 ADD CONSTRAINT log_1_pkey PRIMARY KEY USING INDEX log_1_pkey",
                "ALTER INDEX public.log_key ATTACH PARTITION public.log_1_pkey",
                "CREATE UNIQUE INDEX CONCURRENTLY log_2_pkey ON public.log_2 (id, at)",
                "ALTER TABLE public.log_2 ADD CONSTRAINT log_2_pkey PRIMARY KEY USING INDEX log_2_pkey",
                "ALTER INDEX public.log_key ATTACH PARTITION public.log_2_pkey",
            ],
        },
        new("a primary key changes", Log.Replace("note text", "note text, CONSTRAINT log_key PRIMARY KEY (id, at)") + First, Log.Replace("note text", "note text, CONSTRAINT log_key PRIMARY KEY (at, id)") + First) { Hazards = ["data-dependent"] },
        new("a primary key goes", Log.Replace("note text", "note text, CONSTRAINT log_key PRIMARY KEY (id, at)") + First, Log + First) { Statements = ["ALTER TABLE public.log DROP CONSTRAINT log_key"] },
        new("a partition's own primary key backs a unique index of the table", Log + First, Log + "CREATE UNIQUE INDEX once ON log (id, at); CREATE TABLE log_1 PARTITION OF log (PRIMARY KEY (id, at)) FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');") { Hazards = ["data-dependent"] },
        new("a foreign key comes online, partition by partition", "CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); " + Log + First, "CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); " + Log.Replace("id int NOT NULL", "id int NOT NULL CONSTRAINT to_p REFERENCES p") + First)
        {
            Rows = "INSERT INTO p VALUES (1); INSERT INTO log VALUES (1, '2026-01-15', 'a');",
            Hazards = ["data-dependent"],
            Statements =
            [
                "ALTER TABLE public.log_1 ADD CONSTRAINT to_p FOREIGN KEY (id) REFERENCES public.p (id) NOT VALID",
                "ALTER TABLE public.log_1 VALIDATE CONSTRAINT to_p",
                "ALTER TABLE public.log ADD CONSTRAINT to_p FOREIGN KEY (id) REFERENCES public.p (id)",
            ],
        },
        new("a foreign key refers to a partitioned table", "CREATE TABLE c (id int, at date); CREATE TABLE log (id int, at date, CONSTRAINT log_key PRIMARY KEY (id, at)) PARTITION BY RANGE (at); " + First,
            "CREATE TABLE log (id int, at date, CONSTRAINT log_key PRIMARY KEY (id, at)) PARTITION BY RANGE (at); " + First + "CREATE TABLE c (id int, at date, CONSTRAINT to_log FOREIGN KEY (id, at) REFERENCES log);") { Hazards = ["data-dependent"] },
        new("a check of all partitions", Log + First, Log.Replace("note text", "note text, CONSTRAINT sane CHECK (id > 0)") + First)
        {
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.log ADD CONSTRAINT sane CHECK ((id > 0)) NOT VALID", "ALTER TABLE public.log VALIDATE CONSTRAINT sane"],
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
