namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>How the values of a column are kept and counted.</summary>
internal static class ColumnSettingCases
{
    private const string Table = "CREATE TABLE t (id int, name text, price numeric); ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("a new table whose columns have settings", "", "CREATE TABLE t (a text COMPRESSION pglz, b bytea); ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER b SET STATISTICS 500, ALTER b SET (n_distinct = -0.5);") { Since = 14 },
        new("a new column that has settings", "CREATE TABLE t (a int);", "CREATE TABLE t (a int, b bytea COMPRESSION pglz); ALTER TABLE t ALTER b SET STORAGE MAIN, ALTER b SET STATISTICS 500;")
        {
            Since = 14,
            Statements =
            [
                "ALTER TABLE public.t ADD COLUMN b bytea COMPRESSION pglz",
                "ALTER TABLE public.t ALTER COLUMN b SET STORAGE MAIN",
                "ALTER TABLE public.t ALTER COLUMN b SET STATISTICS 500",
            ],
        },
        new("settings of a column change", Table + "ALTER TABLE t ALTER name SET STATISTICS 5, ALTER name SET (n_distinct = 5);", Table + "ALTER TABLE t ALTER name SET STORAGE EXTERNAL, ALTER name SET COMPRESSION pglz, ALTER price SET STORAGE PLAIN, ALTER id SET STATISTICS 0;")
        {
            Since = 14,
            Rows = "INSERT INTO t VALUES (1, 'kept', 2);",
            Holds = "(SELECT name = 'kept' FROM t)",
        },
        new("a type changes under settings", "CREATE TABLE t (a varchar(10)); ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz, ALTER a SET STATISTICS 7;",
            "CREATE TABLE t (a varchar(20)); ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz, ALTER a SET STATISTICS 7;")
        {
            Since = 14,
            Statements =
            [
                "ALTER TABLE public.t ALTER COLUMN a TYPE character varying(20)",
                "ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTERNAL",
                "ALTER TABLE public.t ALTER COLUMN a SET COMPRESSION pglz",
            ],
        },
    ];
}
