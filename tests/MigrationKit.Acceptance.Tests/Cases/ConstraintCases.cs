namespace MigrationKit.Acceptance.Tests.Cases;

internal static class ConstraintCases
{
    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a primary key comes online", "CREATE TABLE t (a int NOT NULL, b int NOT NULL);", "CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT pk PRIMARY KEY (a, b));")
        {
            Hazards = ["data-dependent"],
            Statements = ["CREATE UNIQUE INDEX CONCURRENTLY pk ON public.t (a, b)", "ALTER TABLE public.t ADD CONSTRAINT pk PRIMARY KEY USING INDEX pk"],
        },
        new("a primary key goes, and its columns become optional", "CREATE TABLE t (a int CONSTRAINT pk PRIMARY KEY);", "CREATE TABLE t (a int);") { Hazards = ["breaks-old-code"] },
        new("a primary key changes under a foreign key", "CREATE TABLE p (a int NOT NULL, b int NOT NULL, CONSTRAINT pk PRIMARY KEY (a)); CREATE TABLE c (a int CONSTRAINT fk REFERENCES p (a));",
            "CREATE TABLE p (a int NOT NULL, b int NOT NULL, CONSTRAINT pk PRIMARY KEY (b), CONSTRAINT uq UNIQUE (a)); CREATE TABLE c (a int CONSTRAINT fk REFERENCES p (a));") { Hazards = ["data-dependent"] },
        new("another primary key comes when the old one has gone, which waits for what refers to it",
            "CREATE TABLE p (a int NOT NULL, b int NOT NULL, CONSTRAINT pk_a PRIMARY KEY (a)); CREATE TABLE q (a int CONSTRAINT fk REFERENCES p (a));",
            "CREATE TABLE p (a int NOT NULL, b int NOT NULL, CONSTRAINT pk_b PRIMARY KEY (b)); CREATE TABLE q (a int);")
        {
            Hazards = ["data-dependent"],
            Statements =
            [
                "ALTER TABLE public.q DROP CONSTRAINT fk",
                "ALTER TABLE public.p DROP CONSTRAINT pk_a",
                "CREATE UNIQUE INDEX CONCURRENTLY pk_b ON public.p (b)",
                "ALTER TABLE public.p ADD CONSTRAINT pk_b PRIMARY KEY USING INDEX pk_b",
            ],
        },
        new("a unique constraint comes online", "CREATE TABLE t (a int);", "CREATE TABLE t (a int, CONSTRAINT uq UNIQUE (a));")
        {
            Hazards = ["data-dependent"],
            Statements = ["CREATE UNIQUE INDEX CONCURRENTLY uq ON public.t (a)", "ALTER TABLE public.t ADD CONSTRAINT uq UNIQUE USING INDEX uq"],
        },
        new("a unique constraint with all there is", "CREATE TABLE t (a int, b int, c int);", "CREATE TABLE t (a int, b int, c int, CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c) DEFERRABLE INITIALLY DEFERRED);") { Since = 15, Hazards = ["data-dependent"] },
        new("a unique constraint changes", "CREATE TABLE t (a int, b int, CONSTRAINT uq UNIQUE (a));", "CREATE TABLE t (a int, b int, CONSTRAINT uq UNIQUE (a, b) DEFERRABLE);") { Hazards = ["data-dependent"] },
        new("a unique constraint is replaced before the old one goes", "CREATE TABLE t (a int, b int, CONSTRAINT uq UNIQUE (a));", "CREATE TABLE t (a int, b int, CONSTRAINT uq UNIQUE (a, b));")
        {
            Hazards = ["data-dependent"],
            Statements =
            [
                "CREATE UNIQUE INDEX CONCURRENTLY uq_mk_new ON public.t (a, b)",
                "ALTER TABLE public.t DROP CONSTRAINT uq",
                "ALTER INDEX public.uq_mk_new RENAME TO uq",
                "ALTER TABLE public.t ADD CONSTRAINT uq UNIQUE USING INDEX uq",
            ],
        },
        new("a unique constraint over the primary key's columns is kept", "", "CREATE TABLE t (a int CONSTRAINT pk PRIMARY KEY); ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a);"),
        new("a check comes online", "CREATE TABLE t (a int);", "CREATE TABLE t (a int, CONSTRAINT ck CHECK (a > 0));")
        {
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.t ADD CONSTRAINT ck CHECK ((a > 0)) NOT VALID", "ALTER TABLE public.t VALIDATE CONSTRAINT ck"],
        },
        new("a check changes", "CREATE TABLE t (a int, CONSTRAINT ck CHECK (a > 0));", "CREATE TABLE t (a int, CONSTRAINT ck CHECK (a > 1));") { Hazards = ["data-dependent"] },
        new("a check that was never validated is", "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0) NOT VALID;", "CREATE TABLE t (a int, CONSTRAINT ck CHECK (a > 0));")
        {
            Statements = ["ALTER TABLE public.t VALIDATE CONSTRAINT ck"],
        },
        new("a check of a new table that is not to be validated", "", "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0) NOT VALID;"),
        new("a check without inheritance", "CREATE TABLE t (a int);", "CREATE TABLE t (a int, CONSTRAINT ck CHECK (a > 0) NO INHERIT);") { Hazards = ["data-dependent"] },
        new("a foreign key comes online", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY); CREATE TABLE c (p int);", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY); CREATE TABLE c (p int CONSTRAINT fk REFERENCES p ON DELETE CASCADE);")
        {
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES public.p (id) ON DELETE CASCADE NOT VALID", "ALTER TABLE public.c VALIDATE CONSTRAINT fk"],
        },
        new("a new table refers to an old one", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY);", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY); CREATE TABLE c (p int CONSTRAINT fk REFERENCES p);"),
        new("foreign keys with every action", "", """
            CREATE TABLE p (a int, b int, CONSTRAINT pk PRIMARY KEY (a, b));
            CREATE TABLE c (a int, b int DEFAULT 1,
                CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES p ON DELETE CASCADE ON UPDATE RESTRICT,
                CONSTRAINT f2 FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL ON UPDATE SET DEFAULT,
                CONSTRAINT f3 FOREIGN KEY (a, b) REFERENCES p MATCH FULL DEFERRABLE INITIALLY DEFERRED,
                CONSTRAINT f4 FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (a) DEFERRABLE);
            """) { Since = 15 },
        new("a foreign key changes its action", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY); CREATE TABLE c (p int CONSTRAINT fk REFERENCES p);", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY); CREATE TABLE c (p int CONSTRAINT fk REFERENCES p ON DELETE SET NULL);") { Hazards = ["data-dependent"] },
        new("a foreign key is looked at later", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY); CREATE TABLE c (p int CONSTRAINT fk REFERENCES p);", "CREATE TABLE p (id int CONSTRAINT pk PRIMARY KEY); CREATE TABLE c (p int CONSTRAINT fk REFERENCES p DEFERRABLE INITIALLY DEFERRED);")
        {
            Statements = ["ALTER TABLE public.c ALTER CONSTRAINT fk DEFERRABLE INITIALLY DEFERRED"],
        },
        new("a table refers to itself and goes", "CREATE TABLE t (id int CONSTRAINT pk PRIMARY KEY, parent int CONSTRAINT fk REFERENCES t);", "") { Hazards = ["data-loss"], Statements = ["DROP TABLE public.t"] },
        new("a constraint is renamed, not built again", "CREATE TABLE t (a int, CONSTRAINT one UNIQUE (a), CONSTRAINT ck1 CHECK (a > 0));", "CREATE TABLE t (a int, CONSTRAINT two UNIQUE (a), CONSTRAINT ck2 CHECK (a > 0));")
        {
            Statements = ["ALTER TABLE public.t RENAME CONSTRAINT one TO two", "ALTER TABLE public.t RENAME CONSTRAINT ck1 TO ck2"],
        },
        new("a name passes from one table's index to another's", "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE INDEX ix ON a (x);", "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE INDEX ix ON b (x);"),
    ];
}
