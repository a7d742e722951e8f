using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>What the model does not hold, and the words in which it is reported.</summary>
internal static class UnmodelledCases
{
    private const string Table = "CREATE TABLE t (a int, s text); ";

    public static IEnumerable<CatalogCase> All => [.. Types(), .. OfTables(), .. Others(), .. OfDatabase()];

    private static IEnumerable<CatalogCase> Types() =>
    [
        Exists("CREATE DOMAIN d AS int", "domain public.d"),
        Exists("CREATE TYPE c AS (a int)", "composite type public.c"),
        Exists("CREATE TYPE r AS RANGE (SUBTYPE = float8)", "range type public.r"),
        Exists("CREATE TYPE shell", "base type public.shell"),
    ];

    private static IEnumerable<CatalogCase> OfTables() =>
    [
        Trait(Table + "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID", "column public.t.a is NOT NULL only for new rows (NOT VALID)") with { Since = 18 },
        Trait(Table + "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NO INHERIT", "column public.t.a is NOT NULL with NO INHERIT") with { Since = 18 },
    ];

    private static IEnumerable<CatalogCase> Others() =>
    [
        Exists("CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)", "operator public.===(integer, integer)"),
        Exists("CREATE OPERATOR CLASS oc FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int)", "operator class public.oc", "operator family public.oc"),
        Exists("CREATE COLLATION co (LOCALE = 'C')", "collation public.co"),
        Exists("CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", "conversion public.cv"),
    ];

    private static IEnumerable<CatalogCase> OfDatabase() =>
    [
        Exists("CREATE TYPE r AS (a int); CREATE FUNCTION f(r) RETURNS text LANGUAGE sql AS 'SELECT 1::text'; CREATE CAST (r AS text) WITH FUNCTION f(r)",
            "cast public.r AS text", "composite type public.r"),
        Exists("CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler", "access method am"),
        Exists("CREATE LANGUAGE plx HANDLER plpgsql_call_handler", "language plx"),
        Exists(
            "CREATE FUNCTION f(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'textlike_support'; CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION f(internal))",
            "transform for integer language sql"),
    ];

    private static CatalogCase Exists(string sql, params string[] what) =>
        new(what[0] + ": " + sql, sql) { NotModelled = what.Select(static item => item + " exists and is not modelled.").ToEquatableArray() };

    private static CatalogCase Trait(string sql, params string[] what) =>
        new(what[0] + ": " + sql, sql) { NotModelled = what.Select(static item => item + ", which is not modelled.").ToEquatableArray() };
}
