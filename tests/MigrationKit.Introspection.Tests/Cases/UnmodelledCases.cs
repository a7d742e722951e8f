using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>What the model does not hold, and the words in which it is reported.</summary>
internal static class UnmodelledCases
{
    private const string Table = "CREATE TABLE t (a int, s text); ";

    public static IEnumerable<CatalogCase> All => [.. Types(), .. OfTables(), .. OfDatabase()];

    private static IEnumerable<CatalogCase> Types() =>
    [
        Exists("CREATE TYPE shell", "base type public.shell"),
    ];

    private static IEnumerable<CatalogCase> OfTables() =>
    [
    ];

    private static IEnumerable<CatalogCase> OfDatabase() =>
    [
        Trait("GRANT EXECUTE ON FUNCTION pg_catalog.pg_reload_conf() TO mk_reader; REVOKE SELECT ON pg_catalog.pg_cast FROM PUBLIC",
            "schema pg_catalog has 2 function(s) and relation(s) with rights that somebody changed, such as pg_cast"),
        Trait("CREATE EXTENSION citext; REVOKE EXECUTE ON FUNCTION citext_cmp(citext, citext) FROM PUBLIC",
            "extension citext has 1 function(s) and relation(s) with rights that somebody changed, such as public.citext_cmp(public.citext,public.citext)"),
    ];

    private static CatalogCase Exists(string sql, params string[] what) =>
        new(what[0] + ": " + sql, sql) { NotModelled = what.Select(static item => item + " exists and is not modelled.").ToEquatableArray() };

    private static CatalogCase Trait(string sql, params string[] what) =>
        new(what[0] + ": " + sql, sql) { NotModelled = what.Select(static item => item + ", which is not modelled.").ToEquatableArray() };
}
