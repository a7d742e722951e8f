namespace MigrationKit.Acceptance.Tests.Cases;

internal static class PolicyCases
{
    private const string Table = "CREATE TABLE t (a int, b varchar(10)); ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("policies come", Table, Table + """
            CREATE POLICY p ON t; CREATE POLICY "P q" ON t AS RESTRICTIVE FOR UPDATE TO mk_app, mk_reader USING (a > 0) WITH CHECK (EXISTS (SELECT FROM t x WHERE x.a > t.a)); COMMENT ON POLICY p ON t IS 'all';
            """),
        new("a table comes with its policies", "", Table + "CREATE POLICY p ON t FOR INSERT WITH CHECK (a > 0);"),
        new("policies go", Table + "CREATE POLICY p ON t;", Table) { Statements = ["DROP POLICY p ON public.t"] },
        new(
            "roles and expressions change in place",
            Table + "CREATE POLICY p ON t TO mk_app USING (a > 0); COMMENT ON POLICY p ON t IS 'kept';",
            Table + "CREATE POLICY p ON t TO mk_app, mk_reader USING (a > 1) WITH CHECK (a > 2); COMMENT ON POLICY p ON t IS 'kept';")
        {
            Statements =
            [
                "ALTER POLICY p ON public.t WITH CHECK ((a > 2))",
                "ALTER POLICY p ON public.t TO mk_app, mk_reader",
                "ALTER POLICY p ON public.t USING ((a > 1))",
            ],
            Steps = 1,
        },
        new("a policy is for everyone", Table + "CREATE POLICY p ON t TO mk_app;", Table + "CREATE POLICY p ON t;") { Statements = ["ALTER POLICY p ON public.t TO PUBLIC"] },
        new("another command makes another policy, and nobody sees the table without", Table + "CREATE POLICY p ON t FOR SELECT USING (a > 0);", Table + "CREATE POLICY p ON t AS RESTRICTIVE FOR DELETE USING (a > 0);")
        {
            Statements = ["DROP POLICY p ON public.t", "CREATE POLICY p ON public.t AS RESTRICTIVE FOR DELETE TO PUBLIC USING ((a > 0))"],
            Steps = 1,
        },
        new("a check goes", Table + "CREATE POLICY p ON t USING (a > 0) WITH CHECK (a > 1);", Table + "CREATE POLICY p ON t USING (a > 0);") { Steps = 1 },
        new("the type of a column changes under policies", Table + "CREATE TABLE u (a int); CREATE POLICY p ON t USING (b = 'x'); CREATE POLICY p ON u USING (a IN (SELECT a FROM t WHERE b = 'y'));",
            "CREATE TABLE t (a int, b text); CREATE TABLE u (a int); CREATE POLICY p ON t USING (b = 'x'); CREATE POLICY p ON u USING (a IN (SELECT a FROM t WHERE b = 'y'));") { Steps = 1 },
        new("a column named like a role is renamed under a policy", "CREATE TABLE t (mk_app text); CREATE POLICY p ON t TO mk_app USING (mk_app = 'x');", "CREATE TABLE t (c text); CREATE POLICY p ON t TO mk_app USING (c = 'x');")
        {
            Renamed = ["column public.t.c < mk_app"],
            Hazards = ["breaks-old-code"],
            Statements = ["ALTER TABLE public.t RENAME COLUMN mk_app TO c"],
        },
        new("a policy is renamed", Table + "CREATE POLICY p ON t FOR SELECT USING (a > 0);", Table + "CREATE POLICY q ON t FOR SELECT USING (a > 0);")
        {
            Statements = ["ALTER POLICY p ON public.t RENAME TO q"],
        },
    ];
}
