namespace MigrationKit.Acceptance.Tests.Cases;

internal static class ExclusionCases
{
    private const string Table = "CREATE TABLE t (id int, during tsrange, note text); ";
    private const string Exclusion = Table + "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (during WITH &&);";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("exclusion constraints of a new table", "", """
            CREATE TABLE t (id int, during tsrange, note text,
                CONSTRAINT x1 EXCLUDE USING gist (during WITH &&) INCLUDE (id) WITH (fillfactor = 80) WHERE (id > 0) DEFERRABLE INITIALLY DEFERRED,
                CONSTRAINT x2 EXCLUDE (lower(note) text_pattern_ops WITH =, id DESC WITH OPERATOR(pg_catalog.=)),
                CONSTRAINT x3 EXCLUDE USING hash (note COLLATE "C" WITH =));
            COMMENT ON CONSTRAINT x1 ON t IS 'once'; COMMENT ON INDEX x1 IS 'fast';
            """),
        new("a new table has the same exclusion constraint twice", "", """
            CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING btree (a WITH =); ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING btree (a WITH =);
            ALTER TABLE t ADD CONSTRAINT z EXCLUDE USING btree (a WITH =) WHERE (a > 0);
            """),
        new("an exclusion constraint locks while its index is built", Table, Exclusion)
        {
            Rows = "INSERT INTO t VALUES (1, '[2026-01-01,2026-01-02)');",
            Hazards = ["data-dependent", "long-lock"],
            Statements = ["ALTER TABLE public.t ADD CONSTRAINT x EXCLUDE USING gist (during WITH &&)"],
        },
        new("an exclusion constraint goes", Exclusion, Table) { Statements = ["ALTER TABLE public.t DROP CONSTRAINT x"] },
        new("an exclusion constraint changes", Exclusion, Table + "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (during WITH &&) WHERE (id > 0);") { Hazards = ["data-dependent", "long-lock"] },
        new("the index of an exclusion constraint changes in place", Exclusion, Exclusion + "ALTER INDEX x SET (fillfactor = 70); COMMENT ON INDEX x IS 'fast';")
        {
            Statements = ["ALTER INDEX public.x SET (fillfactor = '70')", "COMMENT ON INDEX public.x IS 'fast'"],
        },
        new("an exclusion constraint is renamed, not built again", Exclusion, Exclusion.Replace("CONSTRAINT x", "CONSTRAINT y", StringComparison.Ordinal))
        {
            Statements = ["ALTER TABLE public.t RENAME CONSTRAINT x TO y"],
        },
        new("a column of an exclusion constraint is renamed", Exclusion, Exclusion.Replace("during", "period", StringComparison.Ordinal))
        {
            Renamed = ["column public.t.period < during"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t RENAME COLUMN during TO period"],
        },
        new("a column goes with its exclusion constraint", Exclusion, "CREATE TABLE t (id int, note text);") { Hazards = ["data-loss"], Statements = ["ALTER TABLE public.t DROP COLUMN during"] },
    ];
}
