using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Keeps functions that somebody planted out of reach. An expression such as <c>lower(email)</c> finds a <c>public.lower(varchar)</c>
/// before PostgreSQL's own <c>lower(text)</c>, wherever pg_catalog stands in the path, and runs it with the rights of whoever migrates
/// (CVE-2018-1058). So a schema with anything of an untrusted role is left out of the path. The path is the role's own otherwise, as for
/// <c>psql -f</c>: generated SQL is qualified, but types of extensions and scripts by hand need not be.
/// </summary>
internal static class SearchPath
{
    /// <summary>
    /// Something of an untrusted role in a schema. What is in it depends on it, and there is an index of that, which there is of no catalog by
    /// its schema. What initdb made is left out, and is a superuser's. Nothing is joined, as planning takes longer than all the rest.
    /// </summary>
    private const string Planted =
        """
        (SELECT pg_catalog.min(CASE
             WHEN e.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass THEN
                 (SELECT f.oid::pg_catalog.regprocedure::pg_catalog.text FROM pg_catalog.pg_proc f
                  WHERE f.oid OPERATOR(pg_catalog.=) e.objid AND f.proowner OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t)))
             WHEN e.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_operator'::pg_catalog.regclass THEN
                 (SELECT o.oid::pg_catalog.regoperator::pg_catalog.text FROM pg_catalog.pg_operator o
                  WHERE o.oid OPERATOR(pg_catalog.=) e.objid AND o.oprowner OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t)))
             WHEN e.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass THEN
                 (SELECT y.oid::pg_catalog.regtype::pg_catalog.text FROM pg_catalog.pg_type y
                  WHERE y.oid OPERATOR(pg_catalog.=) e.objid AND y.typtype::pg_catalog.text OPERATOR(pg_catalog.=) ANY (ARRAY['b', 'd'])
                    AND y.typelem OPERATOR(pg_catalog.=) 0::pg_catalog.oid
                    AND y.typowner OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t))) END)
         FROM pg_catalog.pg_depend e
         WHERE e.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_namespace'::pg_catalog.regclass AND e.refobjid OPERATOR(pg_catalog.=) n.oid)
        """;

    private const string Path = "pg_catalog.unnest(pg_catalog.current_schemas(false)) WITH ORDINALITY p (name, place)";

    private const string Named = "JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) p.name";

    private const string Inspection =
        $"""
        WITH trusted AS MATERIALIZED ({TrustedRoles.Query}),
             path AS MATERIALIZED (
                SELECT n.nspname::pg_catalog.text AS name, n.nspowner, n.nspacl, {Planted} AS example
                FROM (SELECT name FROM {Path} UNION ALL SELECT $1::pg_catalog.name) p {Named})
        SELECT s.name, s.example FROM path s
        WHERE s.example IS NOT NULL
           OR s.nspowner OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t))
           OR EXISTS (SELECT FROM pg_catalog.aclexplode(s.nspacl) a
                      WHERE a.privilege_type OPERATOR(pg_catalog.=) 'CREATE'
                        AND a.grantee OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t)))
        """;

    /// <summary>An expression: the path without the schemas in which an untrusted role has something at this moment.</summary>
    public const string Safe =
        $"""
        (WITH trusted AS MATERIALIZED ({TrustedRoles.Query}),
              path AS MATERIALIZED (SELECT n.nspname::pg_catalog.text AS name, p.place, {Planted} AS example FROM {Path} {Named})
         SELECT CASE WHEN pg_catalog.bool_and(s.example IS NULL) THEN pg_catalog.current_setting('search_path')
                     ELSE coalesce(pg_catalog.string_agg(pg_catalog.quote_ident(s.name), ', ' ORDER BY s.place) FILTER (WHERE s.example IS NULL), '') END
         FROM path s)
        """;

    /// <summary>A query of the schemas of the path in which untrusted roles have something, or may create something.</summary>
    /// <param name="schema">
    /// One that is not in the path yet; null for none. It is not put there first, because the server plans anew what it has planned under another path.
    /// </param>
    public static NpgsqlBatchCommand Inspecting(string? schema) => Create(Inspection, TextOrNull(schema));

    /// <summary>A statement that puts a schema in front of the path.</summary>
    /// <param name="schema">The schema, which needs no quotes.</param>
    /// <param name="isLocal">Whether it is for the transaction alone.</param>
    public static string BeginningWith(string schema, bool isLocal) =>
        $"SELECT pg_catalog.set_config('search_path', pg_catalog.rtrim('{schema}, ' OPERATOR(pg_catalog.||) pg_catalog.current_setting('search_path'), ', '), "
        + (isLocal ? "true)" : "false)");

    public static Row Read(NpgsqlDataReader reader) => new(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1));

    /// <param name="Name">A schema of the path.</param>
    /// <param name="Example">What an untrusted role has in it; null if it only could have something.</param>
    internal sealed record Row(string Name, string? Example);
}
