using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>Triggers, rules and policies: what hangs on a relation and acts for it.</summary>
internal static class TriggerCases
{
    private const string Base = "CREATE TABLE t (a int, b text, v tsvector); ";
    private const string Run = " EXECUTE FUNCTION suppress_redundant_updates_trigger()";
    private const string Body = " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()";

    public static IEnumerable<CatalogCase> All => [.. Triggers(), .. Rules(), .. Policies()];

    private static IEnumerable<CatalogCase> Triggers() =>
    [
        Trigger("before", $"CREATE TRIGGER x BEFORE UPDATE ON t{Body}", new($"BEFORE UPDATE ON public.t{Body}")),
        Trigger(
            "columns and condition",
            $"CREATE TRIGGER x BEFORE UPDATE OF b, a ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a){Run}",
            new($"BEFORE UPDATE OF b, a ON public.t FOR EACH ROW WHEN ((old.a IS DISTINCT FROM new.a)){Run}")),
        Trigger(
            "transition tables",
            $"CREATE TRIGGER x AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT{Run}",
            new($"AFTER UPDATE ON public.t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT{Run}")),
        Trigger(
            "arguments",
            "CREATE TRIGGER x BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger('v', 'pg_catalog.simple', 'b')",
            new("BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger('v', 'pg_catalog.simple', 'b')")),
        Trigger(
            "constraint",
            $"CREATE CONSTRAINT TRIGGER x AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED{Body}",
            new($"AFTER UPDATE ON public.t DEFERRABLE INITIALLY DEFERRED{Body}", ("constraint", "true"))),
        Trigger(
            "disabled constraint with a comment",
            $"CREATE CONSTRAINT TRIGGER x AFTER UPDATE ON t{Body}; ALTER TABLE t DISABLE TRIGGER x; COMMENT ON TRIGGER x ON t IS 'sleeps'",
            new($"AFTER UPDATE ON public.t NOT DEFERRABLE INITIALLY IMMEDIATE{Body}", ("constraint", "true"), ("enabled", "disabled")) { Comment = "sleeps" }),
        Trigger("replica", $"CREATE TRIGGER x BEFORE UPDATE ON t{Body}; ALTER TABLE t ENABLE REPLICA TRIGGER x", new($"BEFORE UPDATE ON public.t{Body}", ("enabled", "replica"))),
        Trigger("always", $"CREATE TRIGGER x BEFORE UPDATE ON t{Body}; ALTER TABLE t ENABLE ALWAYS TRIGGER x", new($"BEFORE UPDATE ON public.t{Body}", ("enabled", "always"))),
        new("of a view", $"CREATE VIEW v AS SELECT 1 AS a; CREATE TRIGGER \"X y\" INSTEAD OF UPDATE ON v{Body}")
        {
            Kind = ObjectKind.Trigger,
            Expected = EquatableArray.Of(new Expected($"INSTEAD OF UPDATE ON public.v{Body}").As(new ObjectId(ObjectKind.Trigger, "public", "X y", "v"))),
        },
        new("of a partition", $"CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TRIGGER x AFTER UPDATE ON p{Body}; ALTER TABLE p1 DISABLE TRIGGER x")
        {
            Kind = ObjectKind.Trigger,
            Expected = EquatableArray.Of(new Expected($"AFTER UPDATE ON public.p{Body}").As(new ObjectId(ObjectKind.Trigger, "public", "x", "p"))),
            NotModelled = EquatableArray.Of(
                "trigger public.p1.x is switched to another state than that of its partitioned table, which is not modelled."),
        },
    ];

    private static IEnumerable<CatalogCase> Rules() =>
    [
        Rule("instead of nothing", "CREATE RULE x AS ON DELETE TO t DO INSTEAD NOTHING", new("AS\n    ON DELETE TO public.t DO INSTEAD NOTHING")),
        Rule(
            "several statements",
            "CREATE RULE x AS ON UPDATE TO t WHERE old.a = 1 DO ALSO (DELETE FROM t WHERE t.a = 6; DELETE FROM t WHERE t.a = 5); COMMENT ON RULE x ON t IS 'both'; ALTER TABLE t ENABLE ALWAYS RULE x",
            new("AS\n    ON UPDATE TO public.t\n   WHERE (old.a = 1) DO ( DELETE FROM public.t\n  WHERE (t.a = 6);\n DELETE FROM public.t\n  WHERE (t.a = 5);\n)", ("enabled", "always")) { Comment = "both" }),
        new("of a view", "CREATE VIEW v AS SELECT 1 AS a; CREATE RULE \"X\" AS ON INSERT TO v DO INSTEAD NOTHING")
        {
            Kind = ObjectKind.Rule,
            Expected = EquatableArray.Of(new Expected("AS\n    ON INSERT TO public.v DO INSTEAD NOTHING").As(new ObjectId(ObjectKind.Rule, "public", "X", "v"))),
        },
    ];

    private static IEnumerable<CatalogCase> Policies() =>
    [
        Policy("nothing said", "CREATE POLICY x ON t", new("AS PERMISSIVE FOR ALL", ("roles", "PUBLIC"))),
        Policy(
            "all said",
            "CREATE POLICY x ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor, current_user USING (a > 0) WITH CHECK (EXISTS (SELECT FROM t)); COMMENT ON POLICY x ON t IS 'safe'",
            new(
                "AS RESTRICTIVE FOR UPDATE",
                ("check", "(EXISTS ( SELECT\n   FROM public.t t_1))"),
                ("roles", "pg_monitor, postgres"),
                ("using", "(a > 0)")) { Comment = "safe" }),
    ];

    private static CatalogCase Trigger(string name, string sql, Expected expected) => Of(ObjectKind.Trigger, name, sql, expected);

    private static CatalogCase Rule(string name, string sql, Expected expected) => Of(ObjectKind.Rule, name, sql, expected);

    private static CatalogCase Policy(string name, string sql, Expected expected) => Of(ObjectKind.Policy, name, sql, expected);

    private static CatalogCase Of(ObjectKind kind, string name, string sql, Expected expected) => new(name, Base + sql)
    {
        Kind = kind,
        Expected = EquatableArray.Of(expected.As(new ObjectId(kind, "public", "x", CatalogCase.T))),
    };
}
