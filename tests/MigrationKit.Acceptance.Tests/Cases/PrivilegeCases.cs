namespace MigrationKit.Acceptance.Tests.Cases;

internal static class PrivilegeCases
{
    private const string Objects = "CREATE SCHEMA s; CREATE TYPE e AS ENUM ('a'); CREATE SEQUENCE q; CREATE TABLE t (a int, b int); CREATE VIEW v AS SELECT 1 AS one; ";

    private const string Rights = """
        GRANT USAGE ON SCHEMA s TO mk_app; GRANT USAGE ON TYPE e TO mk_app WITH GRANT OPTION; GRANT SELECT, UPDATE ON SEQUENCE q TO mk_app;
        GRANT SELECT, INSERT ON t TO mk_app, mk_reader; GRANT UPDATE (b) ON t TO mk_reader; GRANT ALL ON v TO PUBLIC; REVOKE USAGE ON TYPE e FROM PUBLIC;
        GRANT CREATE ON SCHEMA public TO mk_app; REVOKE USAGE ON SCHEMA public FROM PUBLIC;
        """;

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("rights come on everything", Objects, Objects + Rights) { Hazards = ["breaks-old-code"] },
        new("rights go from everything", Objects + Rights, Objects) { Hazards = ["breaks-old-code"] },
        new("everything is new with its rights", "", Objects + Rights) { Hazards = ["breaks-old-code"] },
        new("grantees whose rights change alike share a statement", "CREATE TABLE t (a int);", "CREATE TABLE t (a int); GRANT SELECT, INSERT ON t TO mk_reader, mk_app;")
        {
            Statements = ["GRANT INSERT, SELECT ON TABLE public.t TO mk_app, mk_reader"],
        },
        new("the grant option alone goes", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app WITH GRANT OPTION;", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app;")
        {
            Statements = ["REVOKE GRANT OPTION FOR SELECT ON TABLE public.t FROM mk_app"],
            Hazards = ["breaks-old-code"],
        },
        new("some of all rights stay", "CREATE TABLE t (a int); GRANT ALL ON t TO mk_app;", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app;")
        {
            Statements = ["REVOKE ALL ON TABLE public.t FROM mk_app", "GRANT SELECT ON TABLE public.t TO mk_app"],
            Hazards = ["breaks-old-code"],
        },
        new("some rights become all", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app;", "CREATE TABLE t (a int); GRANT ALL ON t TO mk_app;")
        {
            Statements = ["GRANT ALL ON TABLE public.t TO mk_app"],
        },
        new("the owner loses rights", "CREATE TABLE t (a int);", "CREATE TABLE t (a int); REVOKE ALL ON t FROM CURRENT_USER;")
        {
            Statements = ["REVOKE ALL ON TABLE public.t FROM CURRENT_USER"],
            Hazards = ["breaks-old-code"],
        },
        new("the owner gets some of the lost rights back", "CREATE TABLE t (a int); REVOKE ALL ON t FROM CURRENT_USER;", "CREATE TABLE t (a int); REVOKE DELETE ON t FROM CURRENT_USER;")
        {
            Hazards = ["breaks-old-code"],
        },
        new("a right on a column outlives the one on its table", "CREATE TABLE t (a int, b int); GRANT SELECT ON t TO mk_app; GRANT SELECT (a) ON t TO mk_app;", "CREATE TABLE t (a int, b int); GRANT SELECT (a) ON t TO mk_app;")
        {
            Statements = ["REVOKE SELECT ON TABLE public.t FROM mk_app", "GRANT SELECT (a) ON TABLE public.t TO mk_app"],
            Hazards = ["breaks-old-code"],
        },
        new("all rights on a column outlive one on its table", "CREATE TABLE t (a int, b int); GRANT SELECT, DELETE ON t TO mk_app; GRANT ALL (a) ON t TO mk_app; GRANT DELETE ON t TO mk_reader; GRANT ALL (b) ON t TO mk_reader;", "CREATE TABLE t (a int, b int); GRANT ALL (a) ON t TO mk_app; GRANT ALL (b) ON t TO mk_reader;")
        {
            Statements = ["REVOKE DELETE, SELECT ON TABLE public.t FROM mk_app", "REVOKE DELETE ON TABLE public.t FROM mk_reader", "GRANT ALL (a) ON TABLE public.t TO mk_app"],
            Hazards = ["breaks-old-code"],
        },
        new("a right on a column outlives the one on its table and loses its own grant option", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app; GRANT SELECT (a) ON t TO mk_app WITH GRANT OPTION;", "CREATE TABLE t (a int); GRANT SELECT (a) ON t TO mk_app;")
        {
            Hazards = ["breaks-old-code"],
        },
        new("the grant option on a column outlives the one on its table", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app WITH GRANT OPTION; GRANT SELECT (a) ON t TO mk_app WITH GRANT OPTION;", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app; GRANT SELECT (a) ON t TO mk_app WITH GRANT OPTION;")
        {
            Statements = ["REVOKE GRANT OPTION FOR SELECT ON TABLE public.t FROM mk_app", "GRANT SELECT (a) ON TABLE public.t TO mk_app WITH GRANT OPTION"],
            Hazards = ["breaks-old-code"],
        },
        new("a right moves from a table to a column", "CREATE TABLE t (a int, b int); GRANT SELECT ON t TO mk_app;", "CREATE TABLE t (a int, b int); GRANT SELECT (a) ON t TO mk_app;")
        {
            Statements = ["REVOKE SELECT ON TABLE public.t FROM mk_app", "GRANT SELECT (a) ON TABLE public.t TO mk_app"],
            Hazards = ["breaks-old-code"],
        },
        new("rights on a column that is added, and on one that changes", "CREATE TABLE t (a int); GRANT ALL (a) ON t TO mk_app;", "CREATE TABLE t (a bigint, b int); GRANT ALL (a) ON t TO mk_app; GRANT UPDATE (b) ON t TO mk_app;")
        {
            Hazards = ["table-rewrite"],
        },
        new("rights come back on what is built again", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT ON v TO mk_reader;", "CREATE TABLE t (a bigint); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT ON v TO mk_reader;")
        {
            Hazards = ["table-rewrite"],
        },
        new("rights on a column of a view that is built again", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT (a) ON v TO mk_reader;", "CREATE TABLE t (a bigint); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT (a) ON v TO mk_app;")
        {
            Hazards = ["table-rewrite"],
        },
        new("an enum that loses a value keeps its rights and its comment", "CREATE TYPE e AS ENUM ('a', 'b'); GRANT USAGE ON TYPE e TO mk_app; COMMENT ON TYPE e IS 'x';", "CREATE TYPE e AS ENUM ('a'); GRANT USAGE ON TYPE e TO mk_app; COMMENT ON TYPE e IS 'x';"),
        new("rights stay when their table is renamed", "CREATE TABLE a (x int); GRANT SELECT ON a TO mk_app; GRANT UPDATE (x) ON a TO mk_app;", "CREATE TABLE b (x int); GRANT SELECT ON b TO mk_app; GRANT UPDATE (x) ON b TO mk_app;")
        {
            Renamed = ["table public.b < a"],
            Statements = ["ALTER TABLE public.a RENAME TO b"],
            Hazards = ["breaks-old-code"],
        },
    ];
}
