namespace MigrationKit.Acceptance.Tests.Cases;

internal static class IndexCases
{
    private const string Table = "CREATE TABLE t (id int, name text, body jsonb, tags text[]); ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("an index comes online", Table, Table + "CREATE INDEX ix ON t (name);") { Statements = ["CREATE INDEX CONCURRENTLY ix ON public.t (name)"] },
        new("an index goes online", Table + "CREATE INDEX ix ON t (name);", Table) { Statements = ["DROP INDEX CONCURRENTLY public.ix"] },
        new("a unique index is a hazard", Table, Table + "CREATE UNIQUE INDEX ix ON t (name);") { Hazards = ["data-dependent"] },
        new("an index is replaced before the old one goes", Table + "CREATE INDEX ix ON t (name);", Table + "CREATE INDEX ix ON t (name, id);")
        {
            Statements = ["CREATE INDEX CONCURRENTLY ix_mk_new ON public.t (name, id)", "DROP INDEX CONCURRENTLY public.ix", "ALTER INDEX public.ix_mk_new RENAME TO ix"],
        },
        new("an index is renamed, not built again", Table + "CREATE INDEX one ON t (name);", Table + "CREATE INDEX two ON t (name);") { Statements = ["ALTER INDEX public.one RENAME TO two"] },
        new("an index changes in place", Table + "CREATE INDEX ix ON t (id, (id + 1)) WITH (fillfactor = 70);", Table + "CREATE INDEX ix ON t (id, (id + 1)) WITH (deduplicate_items = off); ALTER INDEX ix ALTER COLUMN 2 SET STATISTICS 500;")
        {
            Statements =
            [
                "ALTER INDEX public.ix RESET (fillfactor)",
                "ALTER INDEX public.ix SET (deduplicate_items = 'off')",
                "ALTER INDEX public.ix ALTER COLUMN 2 SET STATISTICS 500",
            ],
        },
        new("a parameter that shapes an index wants a new one", Table + "CREATE INDEX ix ON t USING brin (id) WITH (pages_per_range = 16);", Table + "CREATE INDEX ix ON t USING brin (id) WITH (pages_per_range = 32);")
        {
            Statements = ["CREATE INDEX CONCURRENTLY ix_mk_new ON public.t USING brin (id) WITH (pages_per_range = '32')", "DROP INDEX CONCURRENTLY public.ix", "ALTER INDEX public.ix_mk_new RENAME TO ix"],
        },
        new("all that an index can have", Table, Table + """
            CREATE INDEX i1 ON t (id DESC, name COLLATE "C" text_pattern_ops NULLS FIRST) INCLUDE (tags) WITH (fillfactor = 70) WHERE id > 0;
            CREATE INDEX i2 ON t USING gin (body jsonb_path_ops);
            CREATE INDEX i3 ON t USING gin (tags);
            CREATE INDEX i4 ON t USING hash (id);
            CREATE INDEX i5 ON t USING brin (id) WITH (pages_per_range = 16);
            CREATE INDEX i6 ON t (lower(name), (id + 1) DESC NULLS LAST);
            CREATE UNIQUE INDEX i7 ON t (id, name) NULLS NOT DISTINCT;
            CREATE INDEX i8 ON t ((body ->> 'key'));
            """) { Since = 15, Hazards = ["data-dependent"] },
    ];
}
