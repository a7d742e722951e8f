namespace MigrationKit.Core.Tests.Declarations;

/// <summary>Statements that declare nothing, and what is said of them.</summary>
internal static class DeclarationErrors
{
    public static IEnumerable<DeclarationCase> All =>
    [
        new("domain without a type", "CREATE DOMAIN d", "a type is expected at its end"),
        new("domain with something else", "CREATE DOMAIN d AS int CHECK (true) NO INHERIT", "CHECK is expected before \"NO\""),
        new("ALTER DOMAIN DROP", "ALTER DOMAIN d DROP NOT NULL", "of ALTER DOMAIN only ADD and SET declare something"),
        new("base type", "CREATE TYPE b (INPUT = i, OUTPUT = o)", "base types are not modelled"),
        new("shell", "CREATE TYPE b", "base types are not modelled"),
        new("range without a list", "CREATE TYPE r AS RANGE float8", "( is expected before \"float8\""),
        new("collation without a definition", "CREATE COLLATION x", "a definition is expected at its end"),
        new("operator without a function", "CREATE OPERATOR + (LEFTARG = int)", "the operator has no FUNCTION"),
        new("operator with a name", "CREATE OPERATOR plus (FUNCTION = f)", "an operator is expected before \"(\""),
        new("ALTER OPERATOR of something else", "ALTER OPERATOR + (int, int) SET (HASHES)", "HASHES of an operator is said by CREATE OPERATOR"),
        new("operator class without a method", "CREATE OPERATOR CLASS oc FOR TYPE int AS STORAGE int", "USING is expected"),
        new("member of a family without types", "ALTER OPERATOR FAMILY f USING btree ADD FUNCTION 1 f", "( is expected before \"f\""),
        new("cast without a way", "CREATE CAST (int AS text)", "WITH or WITHOUT FUNCTION is expected"),
        new("language of an extension", "CREATE LANGUAGE plperl", "CREATE EXTENSION"),
        new("statistics without a name", "CREATE STATISTICS ON a, b FROM t", "a name is expected before \"ON\""),
        new("statistics with another target", "ALTER STATISTICS s SET STATISTICS many", "\"many\" is not a whole number"),
        new("publication of what", "CREATE PUBLICATION p FOR t", "TABLE or TABLES IN SCHEMA is expected before \"t\""),
        new("publication of an unknown action", "CREATE PUBLICATION p WITH (publish = 'select')", "\"select\" cannot be published"),
        new("publication with an unknown option", "CREATE PUBLICATION p WITH (color = red)", "color is no option of a publication"),
        new("dictionary without a template", "CREATE TEXT SEARCH DICTIONARY x (a = b)", "the dictionary has no TEMPLATE"),
        new("copy of a configuration", "CREATE TEXT SEARCH CONFIGURATION x (COPY = english)", "PARSER and the mappings are to be said"),
        new("configuration without mapping", "ALTER TEXT SEARCH CONFIGURATION x DROP MAPPING FOR word", "ADD MAPPING FOR is expected"),
        new("option of a wrapper", "CREATE FOREIGN DATA WRAPPER w OPTIONS (a)", "a string is expected at its end"),
        new("server without a wrapper", "CREATE SERVER s TYPE 'x'", "FOREIGN DATA WRAPPER is expected at its end"),
        new("user mapping", "CREATE USER MAPPING FOR bob SERVER s OPTIONS (password 'x')", "a user mapping holds a password"),
        new("subscription", "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", "a subscription holds a password"),
        new("role", "CREATE ROLE r", "it belongs to the server, not to a database"),
        new("rights to come of whom", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO bob", "FOR ROLE, because"),
        new("rights to come on what", "ALTER DEFAULT PRIVILEGES FOR ROLE a GRANT SELECT ON LARGE OBJECTS TO bob", "default rights on LARGE are not modelled"),
        new("owner of nothing", "ALTER DOMAIN d OWNER TO bob", "domain d, which is declared nowhere"),
        new("label without a provider", "SECURITY LABEL ON TABLE t IS 'x'", "FOR is expected before \"ON\""),
        new("search path", "SET search_path = shop", "search_path means nothing in a description"),
        new("search path of pg_dump", "SELECT pg_catalog.set_config('search_path', 'shop', false)", "search_path means nothing in a description"),
        new("role of a session", "SET ROLE bob", "SET ROLE declares nothing"),
        new("query", "SELECT pg_catalog.now()", "a query declares nothing"),
        new("code", "DO $$ BEGIN PERFORM 1; END $$", "a block of code declares nothing"),
        new("command of psql", "\\i other.sql\n", "a command of psql"),
        new("option of a sequence", "ALTER SEQUENCE q RESTART", "an option of a sequence is expected before \"RESTART\""),
        new("option of an extension", "CREATE EXTENSION x FROM old", "SCHEMA or VERSION is expected before \"FROM\""),
        new("comment on what", "COMMENT ON LARGE OBJECT 1 IS 'x'", "a kind of object is expected before \"LARGE\""),
    ];
}
