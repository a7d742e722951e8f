namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Indexes, keys and other constraints of partitioned tables.</summary>
internal static class PartitionIndexCases
{
    private const string Log = "CREATE TABLE log (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at); ";
    private const string First = "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ";
    private const string Second = "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); ";
    private const string Wholes = "CREATE INDEX by_id ON ONLY log (id); CREATE INDEX by_id_down ON ONLY log (id DESC); CREATE INDEX one ON log_1 (id); CREATE INDEX two ON log_1 (id DESC); ";
    private const string Rows = "INSERT INTO log VALUES (1, '2026-01-15', 'a'), (2, '2026-02-15', 'b');";
    private const string Typed = "CREATE TABLE doc (id int, note varchar(10)) PARTITION BY LIST (id); CREATE TABLE doc_1 PARTITION OF doc FOR VALUES IN (1); CREATE TABLE doc_2 PARTITION OF doc FOR VALUES IN (2); ";
    private const string Retyped = "CREATE TABLE doc (id int, note varchar(20)) PARTITION BY LIST (id); CREATE TABLE doc_1 PARTITION OF doc FOR VALUES IN (1); CREATE TABLE doc_2 PARTITION OF doc FOR VALUES IN (2); ";
    private const string NamedParts = """
        ALTER TABLE doc ADD CONSTRAINT once UNIQUE (note, id); ALTER TABLE doc_1 RENAME CONSTRAINT doc_1_note_id_key TO first; COMMENT ON CONSTRAINT first ON doc_1 IS 'kept';
        CREATE INDEX by_note ON doc (note); ALTER INDEX doc_2_note_idx RENAME TO second; COMMENT ON INDEX second IS 'kept too';
        """;
    private const string Moods = "CREATE TABLE pet (id int, mood mood) PARTITION BY LIST (id); CREATE TABLE pet_1 PARTITION OF pet FOR VALUES IN (1); ALTER TABLE ONLY pet ADD CONSTRAINT once UNIQUE (mood, id);";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("keys and indexes of a partitioned table are attached", "", """
            CREATE TABLE t (id int, at date, note text, CONSTRAINT t_key PRIMARY KEY (id, at), CONSTRAINT once UNIQUE (at, note)) PARTITION BY RANGE (at);
            CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
            CREATE INDEX by_note ON t (note);
            ALTER TABLE t_1 RENAME CONSTRAINT t_1_pkey TO first_key;
            CREATE INDEX of_part ON t_1 (id);
            """),
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
        new("parts of two indexes change places", Log + First + Wholes + "ALTER INDEX by_id ATTACH PARTITION one; ALTER INDEX by_id_down ATTACH PARTITION two;",
            Log + First + Wholes + "ALTER INDEX by_id ATTACH PARTITION two; ALTER INDEX by_id_down ATTACH PARTITION one;"),
        new("the part of an index changes, and the index does not", Log + First + Second + "CREATE INDEX by_id ON log (id);",
            Log + First + Second + "CREATE INDEX by_id ON ONLY log (id); CREATE INDEX log_1_id_idx ON log_1 (id DESC); CREATE INDEX log_2_id_idx ON log_2 (id); ALTER INDEX by_id ATTACH PARTITION log_1_id_idx; ALTER INDEX by_id ATTACH PARTITION log_2_id_idx;")
        {
            Rows = Rows,
        },
        new("a partition that stays has no part of an index any more", Log + First + Second + "CREATE INDEX by_id ON log (id);",
            Log + First + Second + "CREATE INDEX by_id ON ONLY log (id); CREATE INDEX log_2_id_idx ON log_2 (id); ALTER INDEX by_id ATTACH PARTITION log_2_id_idx;") { Rows = Rows },
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
        new("a foreign key refers to a key that is valid when the last partition has a part of it", "CREATE TABLE c (id int, at date); " + Log + First + "ALTER TABLE ONLY log ADD CONSTRAINT log_key PRIMARY KEY (id, at);",
            "CREATE TABLE c (id int, at date); " + Log + First + "ALTER TABLE log ADD CONSTRAINT log_key PRIMARY KEY (id, at); ALTER TABLE c ADD CONSTRAINT c_log FOREIGN KEY (id, at) REFERENCES log;")
        {
            Hazards = ["data-dependent"],
        },
        new("a foreign key of a partitioned table is validated as a whole on 18", "CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); " + Log + First, "CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY); " + Log + First + "ALTER TABLE log ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES p;")
        {
            PlannedFor = 18,
            Rows = "INSERT INTO p VALUES (1); INSERT INTO log VALUES (1, '2026-01-15', 'a');",
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.log ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.p (id) NOT VALID", "ALTER TABLE public.log VALIDATE CONSTRAINT fk"],
            Steps = 2,
        },
        new("a check of all partitions", Log + First, Log.Replace("note text", "note text, CONSTRAINT sane CHECK (id > 0)") + First)
        {
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.log ADD CONSTRAINT sane CHECK ((id > 0)) NOT VALID", "ALTER TABLE public.log VALIDATE CONSTRAINT sane"],
        },
        new("the type of a column changes under an index and a key of all partitions", Typed + "CREATE INDEX by_note ON doc (note); ALTER TABLE doc ADD CONSTRAINT once UNIQUE (note, id);", Retyped + "CREATE INDEX by_note ON doc (note); ALTER TABLE doc ADD CONSTRAINT once UNIQUE (note, id);")
        {
            Statements = ["ALTER TABLE public.doc ALTER COLUMN note TYPE character varying(20)"],
        },
        new("the type of a column changes under a key and an index that partitions have no part of", Typed + "ALTER TABLE ONLY doc ADD CONSTRAINT once UNIQUE (note, id); CREATE INDEX by_note ON ONLY doc (note);", Retyped + "ALTER TABLE ONLY doc ADD CONSTRAINT once UNIQUE (note, id); CREATE INDEX by_note ON ONLY doc (note);"),
        new("the type of a column changes under parts of a key and of an index that have names and comments of their own", Typed + NamedParts, Retyped + NamedParts)
        {
            Rows = "INSERT INTO doc VALUES (1, 'a'), (2, 'b');",
            Holds = "(SELECT count(*) FROM doc) = 2",
            Hazards = ["data-dependent"],
        },
        new("an enum is replaced under a key of which a partition has no part", "CREATE TYPE mood AS ENUM ('a', 'b', 'c'); " + Moods, "CREATE TYPE mood AS ENUM ('b', 'c'); " + Moods)
        {
            Rows = "INSERT INTO pet VALUES (1, 'b');",
            Holds = "(SELECT mood FROM pet) = 'b'",
            Hazards = ["data-dependent", "table-rewrite"],
        },
    ];
}
