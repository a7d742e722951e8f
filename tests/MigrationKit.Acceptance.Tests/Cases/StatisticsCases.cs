namespace MigrationKit.Acceptance.Tests.Cases;

internal static class StatisticsCases
{
    private const string Table = "CREATE TABLE t (a int, b int, c text); ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("statistics of all kinds come", Table, Table + """
            CREATE STATISTICS s1 ON a, b FROM t; CREATE STATISTICS s2 (ndistinct, mcv) ON a, lower(c) FROM t; CREATE STATISTICS s3 ON (a + b) FROM t;
            ALTER STATISTICS s1 SET STATISTICS 200; COMMENT ON STATISTICS s2 IS 'two';
            """) { Since = 14 },
        new("statistics come with their table, and go with it", "", Table + "CREATE STATISTICS s ON a, b FROM t;"),
        new("the target of statistics changes", Table + "CREATE STATISTICS s ON a, b FROM t;", Table + "CREATE STATISTICS s ON a, b FROM t; ALTER STATISTICS s SET STATISTICS 200;")
        {
            Statements = ["ALTER STATISTICS public.s SET STATISTICS 200"],
        },
        new("statistics are about other columns", Table + "CREATE STATISTICS s ON a, b FROM t;", Table + "CREATE STATISTICS s ON a, c FROM t;")
        {
            Statements = ["DROP STATISTICS public.s", "CREATE STATISTICS public.s ON a, c FROM public.t"],
        },
        new("a column goes that statistics are about", Table + "CREATE STATISTICS s ON a, b FROM t; CREATE STATISTICS u ON a, c FROM t;", "CREATE TABLE t (a int, c text); CREATE STATISTICS u ON a, c FROM t;")
        {
            Hazards = ["data-loss"],
        },
        new("a column changes that statistics are about", Table + "CREATE STATISTICS s ON a, b FROM t;", "CREATE TABLE t (a int, b bigint, c text); CREATE STATISTICS s ON a, b FROM t;")
        {
            Hazards = ["table-rewrite"],
        },
        new("statistics are renamed", Table + "CREATE STATISTICS s ON a, b FROM t;", Table + "CREATE STATISTICS u ON a, b FROM t;")
        {
            Renamed = ["statistics public.u < s"],
            Statements = ["ALTER STATISTICS public.s RENAME TO u"],
            Hazards = ["breaks-old-code"],
        },
    ];
}
