namespace MigrationKit.Chaos.Tests.Plans;

/// <summary>One plan per way in which a step commits. The statements are of the forms that MigrationKit plans.</summary>
internal static class Plans
{
    private const string Users =
        """
        CREATE TABLE public.team (id int CONSTRAINT pk_team PRIMARY KEY);
        CREATE TABLE public.users (id int CONSTRAINT pk_users PRIMARY KEY, email text, team_id int);
        INSERT INTO public.team SELECT g FROM generate_series(1, 10) g;
        INSERT INTO public.users SELECT g, 'user' || g || '@example.com', g % 10 + 1 FROM generate_series(1, 500) g;
        CREATE INDEX ix_users_team_id ON public.users (team_id);
        """;

    public static readonly Plan Transactional = new("transactional", Users,
        """
        -- migrationkit:step transactional
        CREATE TABLE public.log (id int GENERATED ALWAYS AS IDENTITY, at timestamptz);
        INSERT INTO public.log (at) VALUES ('2026-01-01Z');
        COMMENT ON TABLE public.log IS 'what happened';
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD COLUMN age int;
        UPDATE public.users SET age = id % 90;
        """);

    public static readonly Plan ConcurrentIndex = new("concurrent index", Users,
        """
        -- migrationkit:step no-transaction
        CREATE UNIQUE INDEX CONCURRENTLY ix_users_email ON public.users (lower(email)) WHERE id > 0;
        -- migrationkit:step no-transaction
        DROP INDEX CONCURRENTLY public.ix_users_team_id;
        REINDEX TABLE CONCURRENTLY public.users;
        """);

    public static readonly Plan Validate = new("validate", Users,
        """
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD CONSTRAINT fk_users_team FOREIGN KEY (team_id) REFERENCES public.team (id) NOT VALID;
        -- migrationkit:step no-transaction
        ALTER TABLE public.users VALIDATE CONSTRAINT fk_users_team;
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD CONSTRAINT ck_users_email CHECK (email IS NOT NULL) NOT VALID;
        -- migrationkit:step transactional
        ALTER TABLE public.users VALIDATE CONSTRAINT ck_users_email;
        -- migrationkit:step transactional
        ALTER TABLE public.users ALTER COLUMN email SET NOT NULL;
        """);

    public static readonly Plan Enum = new("enum",
        "CREATE TYPE public.mood AS ENUM ('sad', 'happy');\nCREATE TABLE public.people (id int, mood public.mood);",
        """
        -- migrationkit:step no-transaction
        ALTER TYPE public.mood ADD VALUE 'fine' BEFORE 'happy';
        ALTER TYPE public.mood ADD VALUE 'great';
        -- migrationkit:step transactional
        INSERT INTO public.people VALUES (1, 'fine'), (2, 'great');
        """);

    public static readonly Plan Backfill = new("backfill", Users,
        """
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD COLUMN code text;
        ALTER TABLE public.users ALTER COLUMN code SET DEFAULT upper('new');
        -- migrationkit:step no-transaction
        DO $backfill$
        DECLARE
            filled bigint;
        BEGIN
            LOOP
                WITH batch AS (
                    UPDATE public.users SET code = DEFAULT
                    WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.users WHERE code IS NULL LIMIT 100 FOR UPDATE))
                    RETURNING code AS value
                )
                SELECT count(value) INTO filled FROM batch;
                EXIT WHEN filled = 0;
                COMMIT;
            END LOOP;
        END
        $backfill$;
        -- migrationkit:step transactional
        ALTER TABLE public.users ALTER COLUMN code SET NOT NULL;
        """);

    /// <summary>A primary key becomes wider beside the column, as it is planned for <c>[OnlineTypeChange]</c>, in smaller batches.</summary>
    public static readonly Plan OnlineTypeChange = new("online type change", Users,
        """
        -- migrationkit:step transactional lock_timeout=5000ms
        ALTER TABLE public.users ADD COLUMN id_mk_new bigint;
        -- migrationkit:step transactional lock_timeout=5000ms
        CREATE FUNCTION public.users_id_mk_follow() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $follow$
        #variable_conflict use_column
        BEGIN
            SELECT id::bigint INTO NEW.id_mk_new FROM (SELECT NEW.id AS id) AS users;
            RETURN NEW;
        END
        $follow$;
        CREATE TRIGGER "~id_mk_follow" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_id_mk_follow();
        ALTER TABLE public.users ENABLE ALWAYS TRIGGER "~id_mk_follow";
        -- migrationkit:step no-transaction
        DO $backfill$
        DECLARE
            mk_first_1 public.users.id%TYPE;
            mk_last_1 public.users.id%TYPE;
            mk_batch bigint;
            mk_total bigint := 0;
        BEGIN
            SELECT id INTO mk_first_1 FROM public.users WHERE id_mk_new IS NULL ORDER BY id LIMIT 1;
            WHILE FOUND LOOP
                SELECT id INTO mk_last_1 FROM public.users WHERE (id) >= (mk_first_1) ORDER BY id OFFSET 99 LIMIT 1;
                IF NOT FOUND THEN
                    SELECT id INTO mk_last_1 FROM public.users ORDER BY id DESC LIMIT 1;
                END IF;
                UPDATE public.users SET id_mk_new = id::bigint
                WHERE id_mk_new IS NULL AND (id) >= (mk_first_1) AND (id) <= (mk_last_1);
                GET DIAGNOSTICS mk_batch = ROW_COUNT;
                mk_total := mk_total + mk_batch;
                COMMIT;
                RAISE NOTICE '% rows filled, up to %', mk_total, ROW(mk_last_1);
                SELECT id INTO mk_first_1 FROM public.users WHERE (id) > (mk_last_1) ORDER BY id LIMIT 1;
            END LOOP;
        END
        $backfill$;
        -- migrationkit:step transactional lock_timeout=5000ms
        ALTER TABLE public.users ADD CONSTRAINT users_id_mk_not_null CHECK (id_mk_new IS NOT NULL) NOT VALID;
        -- migrationkit:step transactional
        ALTER TABLE public.users VALIDATE CONSTRAINT users_id_mk_not_null;
        -- migrationkit:step no-transaction
        CREATE UNIQUE INDEX CONCURRENTLY pk_users_mk_new ON public.users (id_mk_new);
        -- migrationkit:step transactional lock_timeout=5000ms phase=contract
        DROP TRIGGER "~id_mk_follow" ON public.users;
        DROP FUNCTION public.users_id_mk_follow();
        ALTER TABLE public.users DROP CONSTRAINT pk_users;
        ALTER TABLE public.users RENAME COLUMN id TO id_mk_old;
        ALTER TABLE public.users RENAME COLUMN id_mk_new TO id;
        ALTER TABLE public.users ALTER COLUMN id_mk_old DROP NOT NULL;
        ALTER TABLE public.users ALTER COLUMN id SET NOT NULL;
        ALTER TABLE public.users DROP CONSTRAINT users_id_mk_not_null;
        ALTER INDEX public.pk_users_mk_new RENAME TO pk_users;
        ALTER TABLE public.users ADD CONSTRAINT pk_users PRIMARY KEY USING INDEX pk_users;
        -- migrationkit:step transactional lock_timeout=5000ms phase=contract
        ALTER TABLE public.users DROP COLUMN id_mk_old;
        """);

    public static readonly Plan Partitions = new("partitions",
        """
        CREATE TABLE public.event (id int, day int) PARTITION BY RANGE (day);
        CREATE TABLE public.event_1 PARTITION OF public.event FOR VALUES FROM (1) TO (2);
        CREATE TABLE public.event_2 (id int, day int);
        INSERT INTO public.event SELECT g, 1 FROM generate_series(1, 100) g;
        """,
        """
        -- migrationkit:step transactional
        ALTER TABLE public.event ATTACH PARTITION public.event_2 FOR VALUES FROM (2) TO (3);
        -- migrationkit:step no-transaction
        ALTER TABLE public.event DETACH PARTITION public.event_1 CONCURRENTLY;
        """);

    public static readonly Plan Several = new("several migrations", "",
        "CREATE TABLE public.a (id int);\nINSERT INTO public.a VALUES (1);",
        "CREATE TABLE public.b (id int);\n-- migrationkit:step no-transaction\nINSERT INTO public.b VALUES (1);\nVACUUM public.b;",
        "INSERT INTO public.a VALUES (2);") { RecordsState = true };

    /// <summary>So many steps that their frame is prepared, and a script that throws that away.</summary>
    public static readonly Plan ManySteps = new("many steps", "",
        "CREATE TABLE public.a (id int);"
            + string.Concat(Enumerable.Repeat("\n-- migrationkit:step transactional\nINSERT INTO public.a SELECT count(*) FROM public.a;", 8))
            + "\n-- migrationkit:step transactional\nDEALLOCATE ALL;"
            + string.Concat(Enumerable.Repeat("\n-- migrationkit:step transactional\nINSERT INTO public.a SELECT count(*) FROM public.a;", 4)));

    /// <summary>Small enough to be sent together.</summary>
    public static readonly Plan SmallMigrations = new("small migrations", "",
        "CREATE TABLE public.a (id int);",
        "INSERT INTO public.a SELECT count(*) FROM public.a;",
        "INSERT INTO public.a SELECT count(*) FROM public.a;\n-- migrationkit:step transactional\nINSERT INTO public.a SELECT count(*) FROM public.a;",
        "INSERT INTO public.a SELECT count(*) FROM public.a;\nCREATE TABLE public.b (id int);",
        "INSERT INTO public.a SELECT count(*) FROM public.a;") { RecordsState = true };

    /// <summary>Contract steps wait, and what has nothing to do with them does not.</summary>
    public static readonly Plan Expand = new("expand", Users,
        """
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD COLUMN team text;
        -- migrationkit:step no-transaction
        CREATE INDEX CONCURRENTLY ix_users_team ON public.users (team);
        -- migrationkit:step transactional phase=contract
        ALTER TABLE public.users DROP COLUMN team_id;
        """,
        """
        -- migrationkit:step transactional phase=contract
        DROP TABLE public.team;
        """,
        "CREATE TABLE public.log (id int);\nINSERT INTO public.log VALUES (1);")
    {
        Phase = MigrationPhase.Expand,
    };

    /// <summary>What has waited since an earlier start, and runs by itself now.</summary>
    public static readonly Plan Contract = new("contract", Users,
        """
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD COLUMN team text;
        CREATE TABLE public.once (what text);
        -- migrationkit:step transactional phase=contract
        ALTER TABLE public.users DROP COLUMN team_id;
        INSERT INTO public.once VALUES ('the first');
        -- migrationkit:step no-transaction phase=contract
        CREATE UNIQUE INDEX CONCURRENTLY ux_users_email ON public.users (email);
        """,
        "CREATE TABLE public.log (id int);",
        """
        -- migrationkit:step transactional phase=contract
        INSERT INTO public.once VALUES ('the last');
        DROP TABLE public.team;
        """)
    {
        Phase = MigrationPhase.Expand, IsExpanded = true,
    };

    /// <summary>Batches that count each row once, between two migrations, and a seeder that adds a row each time.</summary>
    public static readonly Plan DataMigration = new("data migration", Users,
        "ALTER TABLE public.users ADD COLUMN visits int NOT NULL DEFAULT 0;",
        "CREATE TABLE public.total AS SELECT sum(visits) AS visits FROM public.users;\nCREATE TABLE public.seeded (name text);")
    {
        Code = static options => options.AddDataMigration(new CountedVisits(TimeSpan.Zero)).AddSeeder<AddedRow>(),
    };

    /// <summary>The same, slow enough for a process to be killed in the middle of it.</summary>
    public static readonly Plan SlowData = DataMigration with
    {
        Name = "slow data",
        Code = static options => options.AddDataMigration(new CountedVisits(TimeSpan.FromMilliseconds(150))).AddSeeder<AddedRow>(),
    };

    /// <summary>Slow enough for a process to be killed in the middle of it, with something in it that must be done once.</summary>
    public static readonly Plan Slow = new("slow", Users,
        """
        CREATE TABLE public.once (what text);
        INSERT INTO public.once VALUES ('transactional');
        SELECT pg_sleep(0.3);
        -- migrationkit:step no-transaction
        INSERT INTO public.once VALUES ('without a transaction');
        CREATE FUNCTION public.slowly(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_sleep(0.001); RETURN $1; END $$;
        CREATE INDEX CONCURRENTLY ix_users_email ON public.users (public.slowly(email));
        -- migrationkit:step transactional
        INSERT INTO public.once VALUES ('the last');
        """,
        "INSERT INTO public.once VALUES ('another migration');");

    /// <summary>Two migrations wait when the replicas start; with the peer.</summary>
    public static readonly Plan TwoPending = new("two pending", "", Users, "ALTER TABLE public.users ADD COLUMN age int;");

    /// <summary>An index that takes a second; with the peer.</summary>
    public static readonly Plan SlowIndex = new("slow index",
        Users + """

        CREATE FUNCTION public.slowly(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_sleep(0.002); RETURN $1; END $$;
        """,
        """
        -- migrationkit:step no-transaction
        CREATE INDEX CONCURRENTLY ix_users_email ON public.users (public.slowly(email));
        """);

    /// <summary>All of them, by name.</summary>
    public static Plan Named(string name) =>
        For(new Version(99, 0)).Concat([Slow, SlowData, TwoPending, SlowIndex]).Single(plan => plan.Name == name);

    /// <summary>What a server can do, but for the slow ones. DETACH … CONCURRENTLY is of PostgreSQL 14.</summary>
    public static IEnumerable<Plan> For(Version server) =>
    [
        Transactional, ConcurrentIndex, Validate, Enum, Backfill, OnlineTypeChange, Several, ManySteps, SmallMigrations, Expand, Contract, DataMigration,
        .. server.Major >= 14 ? [Partitions] : Array.Empty<Plan>(),
    ];
}
