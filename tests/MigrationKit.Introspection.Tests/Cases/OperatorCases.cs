using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>Operators and what is made of them, casts, conversions, transforms, languages and access methods.</summary>
internal static class OperatorCases
{
    private const string Transform = "CREATE FUNCTION f(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'textlike_support'; ";

    public static IEnumerable<CatalogCase> All =>
    [
        Of(ObjectKind.Operator, "public", "===", "integer, bigint", "all that an operator can say",
            "CREATE OPERATOR === (FUNCTION = int48eq, LEFTARG = int, RIGHTARG = int8, COMMUTATOR = ====, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES)",
            "(FUNCTION = int48eq, LEFTARG = integer, RIGHTARG = bigint, COMMUTATOR = OPERATOR(public.====), NEGATOR = OPERATOR(public.!==), HASHES, MERGES)",
            new("join", "eqjoinsel"), new("restrict", "eqsel")),
        Of(ObjectKind.Operator, "public", "@#", "NONE, integer", "a prefix", "CREATE OPERATOR @# (FUNCTION = int4um, RIGHTARG = int)", "(FUNCTION = int4um, RIGHTARG = integer)"),
        Of(ObjectKind.OperatorFamily, "public", "f", "btree", "loose members",
            "CREATE OPERATOR FAMILY f USING btree; ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8)", "",
            new("FUNCTION 1 (integer, bigint)", "btint48cmp(integer,bigint)"), new("OPERATOR 1 (integer, bigint)", "pg_catalog.<")),
        Of(ObjectKind.OperatorClass, "public", "oc", "gist", "members",
            "CREATE OPERATOR CLASS oc FOR TYPE point USING gist AS OPERATOR 11 |>>(point, point), OPERATOR 15 <->(point, point) FOR ORDER BY float_ops, FUNCTION 1 gist_point_consistent(internal, point, int2, oid, internal), STORAGE box",
            "FOR TYPE point USING gist FAMILY public.oc AS FUNCTION 1 (point, point) gist_point_consistent(internal,point,smallint,oid,internal), STORAGE box") with
        {
            Since = 14,
        },
        Of(ObjectKind.OperatorClass, "public", "oc", "hash", "the default of its type",
            "CREATE TYPE c AS (a int); CREATE OPERATOR FAMILY f USING hash; CREATE OPERATOR CLASS oc DEFAULT FOR TYPE c USING hash FAMILY f AS STORAGE c",
            "DEFAULT FOR TYPE public.c USING hash FAMILY public.f AS STORAGE public.c"),
        Of(ObjectKind.Cast, "", "", "public.c AS text", "a cast", "CREATE TYPE c AS (a int); CREATE FUNCTION f(c) RETURNS text LANGUAGE sql AS 'SELECT 1::text'; CREATE CAST (c AS text) WITH FUNCTION f(c) AS ASSIGNMENT", "WITH FUNCTION public.f(public.c) AS ASSIGNMENT"),
        Of(ObjectKind.Cast, "", "", "public.c AS json", "a cast by text", "CREATE TYPE c AS (a int); CREATE CAST (c AS json) WITH INOUT AS IMPLICIT", "WITH INOUT AS IMPLICIT"),
        Of(ObjectKind.Conversion, "public", "x", null, "a conversion", "CREATE DEFAULT CONVERSION x FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", "DEFAULT FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8"),
        Of(ObjectKind.Language, "", "x", null, "a language", "CREATE TRUSTED LANGUAGE x HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator", "TRUSTED HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator"),
        Of(ObjectKind.Transform, "", "", "FOR integer LANGUAGE sql", "a transform", Transform + "CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION f(internal))", "(FROM SQL WITH FUNCTION public.f(internal))"),
        Of(ObjectKind.AccessMethod, "", "x", null, "an access method", "CREATE ACCESS METHOD x TYPE INDEX HANDLER bthandler", "TYPE INDEX HANDLER bthandler"),
    ];

    private static CatalogCase Of(ObjectKind kind, string schema, string name, string? signature, string what, string sql, string definition, params Clause[] clauses) => new(what, sql)
    {
        Kind = kind,
        Expected = EquatableArray.Of<SchemaObject>(new DefinedObject(new ObjectId(kind, schema, name, Signature: signature)) { Definition = definition, Clauses = clauses }),
    };
}
