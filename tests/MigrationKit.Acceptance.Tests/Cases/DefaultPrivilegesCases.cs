namespace MigrationKit.Acceptance.Tests.Cases;

internal static class DefaultPrivilegesCases
{
    private const string Defaults = """
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO mk_reader; ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES FOR ROLE mk_app IN SCHEMA s GRANT ALL ON SEQUENCES TO mk_reader WITH GRANT OPTION; ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM CURRENT_USER;
        """;

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("the owner of a function gets rights from the defaults of another role, and has a grant option of its own", "", """
            ALTER DEFAULT PRIVILEGES FOR ROLE mk_app GRANT EXECUTE ON FUNCTIONS TO postgres WITH GRANT OPTION;
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';
            GRANT ALL ON FUNCTION f() TO postgres WITH GRANT OPTION; GRANT EXECUTE ON FUNCTION f() TO mk_reader;
            """),
        new("the owner gets rights from the defaults of another role, and another role has all of them", "", """
            ALTER DEFAULT PRIVILEGES FOR ROLE mk_app GRANT ALL ON TABLES TO postgres, mk_reader; CREATE TABLE t (id int); GRANT ALL ON t TO mk_reader;
            """),
        new("default rights come, and go", "CREATE SCHEMA s;", "CREATE SCHEMA s; " + Defaults),
        new("a default right is about other rights", "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO mk_app;", "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT ON TABLES TO mk_app;"),
        new("what is new has the rights that it is to have, whatever the default", "CREATE SCHEMA s; " + Defaults, """
            CREATE SCHEMA s; CREATE TABLE t (a int); CREATE TYPE e AS ENUM ('a'); CREATE VIEW v AS SELECT 1 AS one; GRANT INSERT ON t TO mk_reader; GRANT SELECT ON v TO mk_reader;
            """ + Defaults),
    ];
}
