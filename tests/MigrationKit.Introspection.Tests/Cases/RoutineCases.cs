using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class RoutineCases
{
    public static IEnumerable<CatalogCase> All =>
    [
        Function(
            "all that a function can say",
            "CREATE FUNCTION f(a int DEFAULT 1, INOUT b text DEFAULT 'x', VARIADIC c text[] DEFAULT '{}') LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 7 SET search_path = public, pg_temp AS 'SELECT $2'; COMMENT ON FUNCTION f IS 'what it does'",
            "integer, text, text[]",
            """
            (a integer DEFAULT 1, INOUT b text DEFAULT 'x'::text, VARIADIC c text[] DEFAULT '{}'::text[])
             RETURNS text
             LANGUAGE sql
             IMMUTABLE PARALLEL SAFE STRICT SECURITY DEFINER LEAKPROOF COST 7
             SET search_path TO 'public', 'pg_temp'
            AS $function$SELECT $2$function$
            """,
            "what it does"),
        Function(
            "a table of results",
            "CREATE FUNCTION f(OUT a int, OUT b text) RETURNS SETOF record LANGUAGE sql ROWS 5 AS 'SELECT 1, ''x'''",
            "",
            "(OUT a integer, OUT b text)\n RETURNS SETOF record\n LANGUAGE sql\n ROWS 5\nAS $function$SELECT 1, 'x'$function$"),
        Function(
            "a body in standard SQL",
            "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT a + 1; END",
            "integer",
            "(a integer)\n RETURNS integer\n LANGUAGE sql\nBEGIN ATOMIC\n SELECT 1;\n SELECT (a + 1);\nEND") with
        {
            Since = 14,
        },
        Function("a window function", "CREATE FUNCTION f() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number'", "",
            "()\n RETURNS bigint\n LANGUAGE internal\n WINDOW\nAS $function$window_row_number$function$"),
        new("overloads, hostile names and a user's type",
            """CREATE TYPE "My Type" AS ENUM (); CREATE FUNCTION "it's.f"("My Type") RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION "it's.f"("My Type"[], "A b" double precision) RETURNS int LANGUAGE sql AS 'SELECT 1'""")
        {
            Kind = ObjectKind.Function,
            Expected = EquatableArray.Of<SchemaObject>(
                Routine(ObjectKind.Function, "it's.f", "public.\"My Type\"", "(public.\"My Type\")\n RETURNS integer\n LANGUAGE sql\nAS $function$SELECT 1$function$"),
                Routine(ObjectKind.Function, "it's.f", "public.\"My Type\"[], double precision", "(public.\"My Type\"[], \"A b\" double precision)\n RETURNS integer\n LANGUAGE sql\nAS $function$SELECT 1$function$")),
        },
        new("a procedure", "CREATE PROCEDURE p(INOUT a int) LANGUAGE sql AS 'SELECT 1'; COMMENT ON PROCEDURE p IS 'x'")
        {
            Kind = ObjectKind.Procedure,
            Expected = EquatableArray.Of<SchemaObject>(
                Routine(ObjectKind.Procedure, "p", "integer", "(INOUT a integer)\n LANGUAGE sql\nAS $procedure$SELECT 1$procedure$") with { Comment = "x" }),
        },
        Aggregate(
            "all that an aggregate can say",
            """
            CREATE AGGREGATE g(a int) (SFUNC = int4_avg_accum, STYPE = int8[], SSPACE = 9, FINALFUNC = int8_avg, FINALFUNC_MODIFY = SHAREABLE, COMBINEFUNC = int4_avg_combine, INITCOND = '{0,0}',
              MSFUNC = int4_avg_accum, MINVFUNC = int4_avg_accum_inv, MSTYPE = int8[], MSSPACE = 8, MFINALFUNC = int8_avg, MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = '{0,0}', PARALLEL = SAFE);
            COMMENT ON AGGREGATE g(int) IS 'mean'
            """,
            "integer",
            "(a integer) (SFUNC = int4_avg_accum, STYPE = bigint[], SSPACE = 9, FINALFUNC = int8_avg, FINALFUNC_MODIFY = SHAREABLE, COMBINEFUNC = int4_avg_combine, INITCOND = '{0,0}', "
            + "MSFUNC = int4_avg_accum, MINVFUNC = int4_avg_accum_inv, MSTYPE = bigint[], MSSPACE = 8, MFINALFUNC = int8_avg, MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = '{0,0}', PARALLEL = SAFE)",
            "mean"),
        Aggregate("no arguments", "CREATE AGGREGATE g(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0')", "*", "(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0')"),
        Aggregate("a sort operator", "CREATE AGGREGATE g(int) (SFUNC = int4larger, STYPE = int, SORTOP = >)", "integer", "(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = OPERATOR(pg_catalog.>))"),
        Aggregate(
            "an ordered set",
            "CREATE AGGREGATE g(float8 ORDER BY x anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)",
            "double precision, anyelement",
            "(double precision ORDER BY x anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)"),
        Aggregate(
            "a hypothetical set",
            "CREATE AGGREGATE g(VARIADIC \"any\" ORDER BY VARIADIC \"any\") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL)",
            "\"any\"",
            "(VARIADIC \"any\" ORDER BY VARIADIC \"any\") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL)"),
    ];

    private static CatalogCase Function(string name, string sql, string signature, string definition, string? comment = null) => new(name, sql)
    {
        Kind = ObjectKind.Function,
        Expected = EquatableArray.Of<SchemaObject>(Routine(ObjectKind.Function, "f", signature, definition) with { Comment = comment }),
    };

    private static CatalogCase Aggregate(string name, string sql, string signature, string definition, string? comment = null) => new(name, sql)
    {
        Kind = ObjectKind.Aggregate,
        Expected = EquatableArray.Of<SchemaObject>(Routine(ObjectKind.Aggregate, "g", signature, definition) with { Comment = comment }),
    };

    private static DefinedObject Routine(ObjectKind kind, string name, string signature, string definition) =>
        new(new ObjectId(kind, "public", name, Signature: signature)) { Definition = definition };
}
