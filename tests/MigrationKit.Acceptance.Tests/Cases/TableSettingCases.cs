namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>What a table is beside its parts.</summary>
internal static class TableSettingCases
{
    private const string Table = "CREATE TABLE t (id int NOT NULL, name text); ";
    private const string Key = "CREATE TABLE t (id int NOT NULL, name text, CONSTRAINT pk PRIMARY KEY (id)); ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a table with all that it can be", "", """
            CREATE UNLOGGED TABLE t (id int NOT NULL, name text, CONSTRAINT pk PRIMARY KEY (id) WITH (fillfactor = 90)) WITH (fillfactor = 70, toast.autovacuum_enabled = off);
            CREATE UNIQUE INDEX ix ON t (id);
            ALTER TABLE t CLUSTER ON pk, REPLICA IDENTITY USING INDEX ix, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            COMMENT ON INDEX pk IS 'the key''s';
            """),
        new("storage parameters change in place", Table + "ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = off);", Table + "ALTER TABLE t SET (fillfactor = 80, toast.autovacuum_enabled = off)")
        {
            Statements = ["ALTER TABLE public.t RESET (autovacuum_enabled)", "ALTER TABLE public.t SET (fillfactor = '80', toast.autovacuum_enabled = 'off')"],
        },
        new("a table is no longer logged", Table, "CREATE UNLOGGED TABLE t (id int NOT NULL, name text);")
        {
            Rows = "INSERT INTO t VALUES (1, 'kept');",
            Holds = "(SELECT name = 'kept' FROM t)",
            Hazards = ["table-rewrite"],
            Statements = ["ALTER TABLE public.t SET UNLOGGED"],
        },
        new("tables that refer to one another are no longer logged",
            "CREATE TABLE a (id int CONSTRAINT pa PRIMARY KEY); CREATE TABLE b (a int CONSTRAINT fb REFERENCES a);",
            "CREATE UNLOGGED TABLE a (id int CONSTRAINT pa PRIMARY KEY); CREATE UNLOGGED TABLE b (a int CONSTRAINT fb REFERENCES a);")
        {
            Hazards = ["table-rewrite"],
            Statements = ["ALTER TABLE public.b SET UNLOGGED", "ALTER TABLE public.a SET UNLOGGED"],
        },
        new("row security is enabled and forced", Table, Table + "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;")
        {
            Statements = ["ALTER TABLE public.t ENABLE ROW LEVEL SECURITY", "ALTER TABLE public.t FORCE ROW LEVEL SECURITY"],
        },
        new("the replica identity changes", Table + "ALTER TABLE t REPLICA IDENTITY FULL;", Table + "ALTER TABLE t REPLICA IDENTITY NOTHING;")
        {
            Statements = ["ALTER TABLE public.t REPLICA IDENTITY NOTHING"],
        },
        new("the replica identity becomes an index", Table + "CREATE UNIQUE INDEX ix ON t (id); ALTER TABLE t REPLICA IDENTITY FULL;", Table + "CREATE UNIQUE INDEX ix ON t (id); ALTER TABLE t REPLICA IDENTITY USING INDEX ix;")
        {
            Statements = ["ALTER TABLE public.t REPLICA IDENTITY USING INDEX ix"],
        },
        new("the replica identity passes from one index to another", Key + "CREATE UNIQUE INDEX ix ON t (id); ALTER TABLE t REPLICA IDENTITY USING INDEX ix;", Key + "ALTER TABLE t REPLICA IDENTITY USING INDEX pk;")
        {
            Statements = ["ALTER TABLE public.t REPLICA IDENTITY USING INDEX pk", "DROP INDEX CONCURRENTLY public.ix"],
        },
        new("an index that is the replica identity goes", Table + "CREATE UNIQUE INDEX ix ON t (id); ALTER TABLE t REPLICA IDENTITY USING INDEX ix;", Table)
        {
            Statements = ["ALTER TABLE public.t REPLICA IDENTITY DEFAULT", "DROP INDEX CONCURRENTLY public.ix"],
            Holds = "(SELECT relreplident = 'd' FROM pg_class WHERE oid = 't'::regclass)",
        },
        new("a column whose index is the replica identity goes", Table + "CREATE UNIQUE INDEX ix ON t (id); ALTER TABLE t REPLICA IDENTITY USING INDEX ix;", "CREATE TABLE t (name text);")
        {
            Hazards = ["data-loss"],
            Holds = "(SELECT relreplident = 'd' FROM pg_class WHERE oid = 't'::regclass)",
        },
        new("an index that is the replica identity is replaced", "CREATE TABLE t (id int NOT NULL, n int NOT NULL); CREATE UNIQUE INDEX ix ON t (id); ALTER TABLE t REPLICA IDENTITY USING INDEX ix;",
            "CREATE TABLE t (id int NOT NULL, n int NOT NULL); CREATE UNIQUE INDEX ix ON t (id, n); ALTER TABLE t REPLICA IDENTITY USING INDEX ix;") { Hazards = ["data-dependent"] },
        new("the order of CLUSTER comes, goes and changes", Key + "CREATE INDEX ix ON t (name); ALTER TABLE t CLUSTER ON ix; CREATE TABLE u (id int CONSTRAINT pu PRIMARY KEY);",
            Key + "CREATE INDEX ix ON t (name); ALTER TABLE t CLUSTER ON pk; CREATE TABLE u (id int CONSTRAINT pu PRIMARY KEY); ALTER TABLE u CLUSTER ON pu;")
        {
            Statements = ["ALTER TABLE public.t CLUSTER ON pk", "ALTER TABLE public.u CLUSTER ON pu"],
        },
        new("the order of CLUSTER goes", Key + "ALTER TABLE t CLUSTER ON pk;", Key) { Statements = ["ALTER TABLE public.t SET WITHOUT CLUSTER"] },
    ];
}
