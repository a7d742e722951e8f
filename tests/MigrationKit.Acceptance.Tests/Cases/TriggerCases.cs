namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>Triggers and rules.</summary>
internal static class TriggerCases
{
    private const string Table = "CREATE TABLE t (a int, b varchar(10)); ";
    private const string Run = " EXECUTE FUNCTION suppress_redundant_updates_trigger();";
    private const string Body = " FOR EACH ROW" + Run;
    private const string Trigger = "CREATE TRIGGER x BEFORE UPDATE ON t" + Body;
    private const string Rule = "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;";

    public static IReadOnlyList<AcceptanceCase> All { get; } = [.. Triggers(), .. Rules()];

    private static IEnumerable<AcceptanceCase> Triggers() =>
    [
        new("triggers of all forms come", Table, Table + $"""
            CREATE TRIGGER a BEFORE UPDATE OF a, b ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a){Run} CREATE TRIGGER b AFTER DELETE ON t REFERENCING OLD TABLE AS gone FOR EACH STATEMENT{Run}
            CREATE CONSTRAINT TRIGGER c AFTER INSERT OR UPDATE ON t DEFERRABLE INITIALLY DEFERRED{Body} CREATE TRIGGER "D d" BEFORE TRUNCATE ON t{Run} ALTER TABLE t DISABLE TRIGGER a, ENABLE ALWAYS TRIGGER c;
            COMMENT ON TRIGGER c ON t IS 'later'; CREATE VIEW v AS SELECT 1 AS one; CREATE TRIGGER e INSTEAD OF INSERT ON v{Body}
            """),
        new("a table comes with its triggers", "", Table + Trigger),
        new("triggers go", Table + Trigger, Table) { Statements = ["DROP TRIGGER x ON public.t"] },
        new("a trigger goes with its table", Table + Trigger, "") { Statements = ["DROP TABLE public.t"], Hazards = ["data-loss"] },
        new("a trigger changes", Table + Trigger + "COMMENT ON TRIGGER x ON t IS 'kept'; ALTER TABLE t ENABLE REPLICA TRIGGER x;", Table + Trigger.Replace("UPDATE", "INSERT OR UPDATE") + "COMMENT ON TRIGGER x ON t IS 'kept'; ALTER TABLE t ENABLE REPLICA TRIGGER x;")
        {
            Statements =
            [
                "DROP TRIGGER x ON public.t",
                "CREATE TRIGGER x BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "ALTER TABLE public.t ENABLE REPLICA TRIGGER x",
                "COMMENT ON TRIGGER x ON public.t IS 'kept'",
            ],
            Steps = 1,
        },
        new("a trigger changes in place on 14", Table + Trigger + "ALTER TABLE t ENABLE REPLICA TRIGGER x;", Table + Trigger.Replace("UPDATE", "INSERT OR UPDATE") + "ALTER TABLE t ENABLE REPLICA TRIGGER x;")
        {
            PlannedFor = 14,
            Statements =
            [
                "CREATE OR REPLACE TRIGGER x BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "ALTER TABLE public.t ENABLE REPLICA TRIGGER x",
            ],
        },
        new("a trigger becomes a constraint", Table + "CREATE TRIGGER x AFTER UPDATE ON t" + Body, Table + "CREATE CONSTRAINT TRIGGER x AFTER UPDATE ON t" + Body) { Steps = 1 },
        new("a constraint trigger is deferred", Table + "CREATE CONSTRAINT TRIGGER x AFTER UPDATE ON t DEFERRABLE" + Body, Table + "CREATE CONSTRAINT TRIGGER x AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED" + Body) { Steps = 1 },
        new("a trigger is switched off and another on", Table + Trigger + Trigger.Replace(" x ", " y ") + "ALTER TABLE t DISABLE TRIGGER y;", Table + Trigger + Trigger.Replace(" x ", " y ") + "ALTER TABLE t DISABLE TRIGGER x;")
        {
            Statements = ["ALTER TABLE public.t DISABLE TRIGGER x", "ALTER TABLE public.t ENABLE TRIGGER y"],
        },
        new("the type of a column changes under a trigger and a rule", Table + $"CREATE TRIGGER x BEFORE UPDATE OF b ON t FOR EACH ROW WHEN (OLD.b <> NEW.b){Run} CREATE RULE r AS ON UPDATE TO t WHERE old.b = 'x' DO INSTEAD NOTHING;",
            $"CREATE TABLE t (a int, b text); CREATE TRIGGER x BEFORE UPDATE OF b ON t FOR EACH ROW WHEN (OLD.b <> NEW.b){Run} CREATE RULE r AS ON UPDATE TO t WHERE old.b = 'x' DO INSTEAD NOTHING;")
        {
            Rows = "INSERT INTO t VALUES (1, 'one');",
            Steps = 1,
        },
        new("a column is renamed under a trigger", Table + $"CREATE TRIGGER x BEFORE UPDATE OF b ON t FOR EACH ROW WHEN (OLD.b <> NEW.b){Run}", $"CREATE TABLE t (a int, c varchar(10)); CREATE TRIGGER x BEFORE UPDATE OF c ON t FOR EACH ROW WHEN (OLD.c <> NEW.c){Run}")
        {
            Renamed = ["column public.t.c < b"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t RENAME COLUMN b TO c"],
        },
        new("a trigger is renamed", Table + Trigger, Table + Trigger.Replace(" x ", " y ")) { Statements = ["ALTER TRIGGER x ON public.t RENAME TO y"] },
        new("a table is renamed with its triggers and rules", Table + Trigger + Rule, Table.Replace(" t ", " u ") + Trigger.Replace(" t ", " u ") + Rule.Replace(" t ", " u "))
        {
            Renamed = ["table public.u < t"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t RENAME TO u"],
        },
    ];

    private static IEnumerable<AcceptanceCase> Rules() =>
    [
        new("rules come", Table, Table + Rule + "COMMENT ON RULE r ON t IS 'nothing goes'; CREATE VIEW v AS SELECT 1 AS a; CREATE RULE \"R r\" AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (new.a); ALTER TABLE t ENABLE ALWAYS RULE r;"),
        new("rules go", Table + Rule, Table) { Statements = ["DROP RULE r ON public.t"] },
        new("a rule changes", Table + Rule + "COMMENT ON RULE r ON t IS 'kept'; ALTER TABLE t DISABLE RULE r;", Table + Rule.Replace("DELETE", "UPDATE") + "COMMENT ON RULE r ON t IS 'kept'; ALTER TABLE t DISABLE RULE r;")
        {
            Statements = ["CREATE OR REPLACE RULE r AS\n    ON UPDATE TO public.t DO INSTEAD NOTHING"],
        },
        new("a rule is switched off", Table + Rule, Table + Rule + "ALTER TABLE t DISABLE RULE r;") { Statements = ["ALTER TABLE public.t DISABLE RULE r"] },
        new("a rule is renamed", Table + Rule, Table + Rule.Replace(" r ", " s ")) { Statements = ["ALTER RULE r ON public.t RENAME TO s"] },
    ];
}
