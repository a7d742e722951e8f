namespace MigrationKit.Acceptance.Tests.Cases;

/// <summary>NOT NULL as the constraint that it is since PostgreSQL 18.</summary>
internal static class RequirementCases
{
    private const string Rows = "INSERT INTO t VALUES (1, 1);";
    private const string Plain = "CREATE TABLE t (id int, a int NOT NULL);";
    private const string Named = "CREATE TABLE t (id int, a int CONSTRAINT given NOT NULL);";

    public static IReadOnlyList<AcceptanceCase> All { get; } = new AcceptanceCase[]
    {
        new("a table whose columns are required by names, for new rows, and without their heirs", "", "CREATE TABLE t (a int CONSTRAINT x NOT NULL, b int NOT NULL NO INHERIT, c int, d int CONSTRAINT \"y%I\" NOT NULL NO INHERIT); ALTER TABLE t ADD CONSTRAINT z NOT NULL c NOT VALID;"),
        new("NOT NULL gets a name", Plain, Named) { Rows = Rows, Beginnings = ["DO $requirement$"], Steps = 1 },
        new("NOT NULL loses its name", Named, Plain) { Rows = Rows, Statements = ["ALTER TABLE public.t RENAME CONSTRAINT given TO t_a_not_null"] },
        new("NOT NULL gets another name", Named, Named.Replace("given", "\"taken 100%\"")) { Rows = Rows, Statements = ["ALTER TABLE public.t RENAME CONSTRAINT given TO \"taken 100%\""] },
        new("NOT NULL of a renamed column gets a name", "CREATE TABLE t (id int, b int NOT NULL); ALTER TABLE t RENAME b TO a;", Named) { Rows = Rows, Beginnings = ["DO $requirement$"] },
        new("a column becomes required by a name while its table is in use", "CREATE TABLE t (id int, a int);", Named)
        {
            PlannedFor = 18,
            Rows = Rows,
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.t ADD CONSTRAINT given NOT NULL a NOT VALID", "ALTER TABLE public.t VALIDATE CONSTRAINT given"],
            Steps = 2,
        },
        new("a column becomes required for new rows only", "CREATE TABLE t (id int, a int);", "CREATE TABLE t (id int, a int); ALTER TABLE t ADD CONSTRAINT given NOT NULL a NOT VALID;")
        {
            Rows = "INSERT INTO t VALUES (1, NULL);",
            Statements = ["ALTER TABLE public.t ADD CONSTRAINT given NOT NULL a NOT VALID"],
        },
        new("NOT NULL is validated, with and without a name", "CREATE TABLE t (id int, a int); ALTER TABLE t ADD CONSTRAINT given NOT NULL a NOT VALID; ALTER TABLE t ADD NOT NULL id NOT VALID;", "CREATE TABLE t (id int NOT NULL, a int CONSTRAINT given NOT NULL);")
        {
            Rows = Rows,
            Hazards = ["data-dependent"],
            Beginnings = ["ALTER TABLE public.t VALIDATE CONSTRAINT given", "DO $requirement$"],
            Steps = 2,
        },
        new("NOT NULL gets a name and is validated", "CREATE TABLE t (id int, a int); ALTER TABLE t ADD NOT NULL a NOT VALID;", Named) { Rows = Rows, Hazards = ["data-dependent"], Steps = 2 },
        new("heirs do without a NOT NULL, and have it again", "CREATE TABLE t (id int, a int NOT NULL); CREATE TABLE h () INHERITS (t); INSERT INTO h VALUES (1, 1);", "CREATE TABLE t (id int, a int NOT NULL NO INHERIT); CREATE TABLE h () INHERITS (t);")
        {
            Rows = Rows,
            Hazards = ["breaks-old-code"],
        },
        new("NOT NULL of a partitioned table is for new rows, and then for all", "CREATE TABLE t (id int, a int) PARTITION BY LIST (id); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1); ALTER TABLE t ADD CONSTRAINT given NOT NULL a NOT VALID;", "CREATE TABLE t (id int, a int CONSTRAINT given NOT NULL) PARTITION BY LIST (id); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);")
        {
            Rows = Rows,
            Hazards = ["data-dependent"],
            Statements = ["ALTER TABLE public.t VALIDATE CONSTRAINT given"],
        },
        new("a new column is required for new rows only", "CREATE TABLE t (id int);", "CREATE TABLE t (id int, a int); ALTER TABLE t ADD CONSTRAINT given NOT NULL a NOT VALID;")
        {
            Rows = "INSERT INTO t VALUES (1);",
            Statements = ["ALTER TABLE public.t ADD COLUMN a integer", "ALTER TABLE public.t ADD CONSTRAINT given NOT NULL a NOT VALID"],
        },
    }.Select(static item => item with { Since = 18 }).ToList();
}
