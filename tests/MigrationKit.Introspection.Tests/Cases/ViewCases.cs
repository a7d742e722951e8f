using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>Views of both kinds.</summary>
internal static class ViewCases
{
    public static IEnumerable<CatalogCase> All => [.. Views(), .. Materialized()];

    private static IEnumerable<CatalogCase> Views() =>
    [
        View("query", "CREATE VIEW v AS SELECT 1 AS one", new("AS\n SELECT 1 AS one")),
        View("column names", "CREATE VIEW v (x, \"Y\") AS SELECT 1, 2", new("AS\n SELECT 1 AS x,\n    2 AS \"Y\"")),
        View("options", "CREATE VIEW v WITH (security_barrier) AS SELECT 1 AS one", new("AS\n SELECT 1 AS one", ("option security_barrier", "true"))),
        View("security of the caller", "CREATE VIEW v WITH (security_invoker = on) AS SELECT 1 AS one", new("AS\n SELECT 1 AS one", ("option security_invoker", "on"))) with { Since = 15 },
        View(
            "column comments and defaults",
            "CREATE VIEW v AS SELECT 1 AS one; COMMENT ON COLUMN v.one IS 'it''s'; ALTER VIEW v ALTER one SET DEFAULT 2; COMMENT ON VIEW v IS 'all'",
            new("AS\n SELECT 1 AS one", ("comment one", "'it''s'"), ("default one", "2")) { Comment = "all" }),
    ];

    private static IEnumerable<CatalogCase> Materialized() =>
    [
        Materialized("query", "CREATE MATERIALIZED VIEW v AS SELECT 1 AS one", new("AS\n SELECT 1 AS one")),
        Materialized("without rows", "CREATE MATERIALIZED VIEW v AS SELECT 1 AS one WITH NO DATA", new("AS\n SELECT 1 AS one")),
        Materialized(
            "options",
            "CREATE MATERIALIZED VIEW v WITH (autovacuum_enabled = false, fillfactor = 70, toast.autovacuum_enabled = false) AS SELECT 'x'::text AS one",
            new(
                "AS\n SELECT 'x'::text AS one",
                ("option autovacuum_enabled", "false"),
                ("option fillfactor", "70"),
                ("option toast.autovacuum_enabled", "false"))),
        Materialized(
            "access method",
            "CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler; CREATE MATERIALIZED VIEW v USING heap_too AS SELECT 1 AS one",
            new("AS\n SELECT 1 AS one", ("access method", "heap_too"))),
        Materialized(
            "column comments",
            "CREATE MATERIALIZED VIEW v AS SELECT 1 AS one; COMMENT ON COLUMN v.one IS 'first'; COMMENT ON MATERIALIZED VIEW v IS 'all'",
            new("AS\n SELECT 1 AS one", ("comment one", "'first'")) { Comment = "all" }),
        new("index of a materialized view", "CREATE MATERIALIZED VIEW v AS SELECT 1 AS one; CREATE UNIQUE INDEX i ON v (one); CLUSTER v USING i; COMMENT ON INDEX i IS 'fast'")
        {
            Kind = ObjectKind.Index,
            Expected = EquatableArray.Of<SchemaObject>(new TableIndex
            {
                Table = new("public", "v"), Name = "i", IsUnique = true, Keys = EquatableArray.Of(new IndexKey { Column = "one" }), IsClustered = true, Comment = "fast",
            }),
        },
        new("settings of a materialized view", "CREATE MATERIALIZED VIEW v AS SELECT 'x'::text AS one; ALTER MATERIALIZED VIEW v ALTER one SET STATISTICS 7; ALTER MATERIALIZED VIEW v ALTER one SET STORAGE external")
        {
            NotModelled = EquatableArray.Of(
                "materialized view public.v.one has the statistics target 7, which is not modelled.",
                "materialized view public.v.one has the storage EXTERNAL, which is not modelled."),
        },
    ];

    private static CatalogCase View(string name, string sql, Expected expected) => Of(ObjectKind.View, name, sql, expected);

    private static CatalogCase Materialized(string name, string sql, Expected expected) => Of(ObjectKind.MaterializedView, name, sql, expected);

    private static CatalogCase Of(ObjectKind kind, string name, string sql, Expected expected) => new(name, sql)
    {
        Kind = kind,
        Expected = EquatableArray.Of(expected.As(new ObjectId(kind, "public", "v"))),
    };
}
