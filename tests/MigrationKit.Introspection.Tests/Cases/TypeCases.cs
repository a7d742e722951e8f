using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>Domains, composite types, ranges and collations.</summary>
internal static class TypeCases
{
    public static IEnumerable<CatalogCase> All =>
    [
        Of(ObjectKind.Domain, "all that a domain can say",
            "CREATE DOMAIN x AS varchar(10)[] COLLATE \"C\" DEFAULT '{}' NOT NULL CONSTRAINT \"C c\" CHECK (VALUE <> '{x}'); ALTER DOMAIN x ADD CONSTRAINT b CHECK (VALUE <> '{y}') NOT VALID; COMMENT ON CONSTRAINT \"C c\" ON DOMAIN x IS 'it''s'; COMMENT ON DOMAIN x IS 'what'",
            "AS character varying(10)[] COLLATE pg_catalog.\"C\"",
            "what",
            new("constraint \"C c\"", "CHECK ((VALUE <> '{x}'::character varying[]))"),
            new("constraint \"C c\" comment", "'it''s'"),
            new("constraint b", "CHECK ((VALUE <> '{y}'::character varying[])) NOT VALID"),
            new("default", "'{}'::character varying[]"),
            new("not null", "NOT NULL")),
        Of(ObjectKind.Domain, "nothing more", "CREATE DOMAIN x AS int", "AS integer"),
        Of(ObjectKind.Composite, "attributes in their order, without those that went",
            "CREATE TYPE x AS (b int, gone int, \"A a\" text COLLATE \"C\", x numeric(5,2)[]); ALTER TYPE x DROP ATTRIBUTE gone; COMMENT ON COLUMN x.b IS 'why'; COMMENT ON TYPE x IS 'what'",
            "AS (b integer, \"A a\" text COLLATE pg_catalog.\"C\", x numeric(5,2)[])", "what", new Clause("comment b", "'why'")),
        Of(ObjectKind.Composite, "no attributes", "CREATE TYPE x AS ()", "AS ()"),
        Of(ObjectKind.Range, "a subtype", "CREATE TYPE x AS RANGE (SUBTYPE = float8); COMMENT ON TYPE x IS 'what'", "AS RANGE (SUBTYPE = double precision)", "what"),
        Of(ObjectKind.Range, "all that a range can say",
            "CREATE FUNCTION diff(text, text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 1::float8'; CREATE TYPE x AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = \"C\", SUBTYPE_DIFF = diff, MULTIRANGE_TYPE_NAME = many)",
            "AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops, COLLATION = pg_catalog.\"C\", SUBTYPE_DIFF = public.diff, MULTIRANGE_TYPE_NAME = public.many)") with
        {
            Since = 14,
        },
        Of(ObjectKind.Collation, "of libc", "CREATE COLLATION x (LC_COLLATE = 'C', LC_CTYPE = 'POSIX'); COMMENT ON COLLATION x IS 'what'", "(PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX')", "what"),
        Of(ObjectKind.Collation, "of ICU", "CREATE COLLATION x (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)", "(PROVIDER = icu, DETERMINISTIC = false, LOCALE = 'und-u-ks-level2')"),
        Of(ObjectKind.Collation, "rules", "CREATE COLLATION x (PROVIDER = icu, LOCALE = 'und', RULES = '&a < g')", "(PROVIDER = icu, LOCALE = 'und', RULES = '&a < g')") with { Since = 16 },
    ];

    private static CatalogCase Of(ObjectKind kind, string name, string sql, string definition, string? comment = null, params Clause[] clauses) => new(name, sql)
    {
        Kind = kind,
        Expected = EquatableArray.Of<SchemaObject>(new DefinedObject(new ObjectId(kind, "public", "x")) { Definition = definition, Clauses = clauses, Comment = comment }),
    };
}
