namespace MigrationKit.Core.Model;

/// <summary>Names of the types that PostgreSQL brings, and the aliases that its grammar and habit have for them.</summary>
/// <remarks>https://www.postgresql.org/docs/current/datatype.html</remarks>
internal static class PgTypeNames
{
    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.Ordinal)
    {
        ["int"] = "integer",
        ["int2"] = "smallint",
        ["int4"] = "integer",
        ["int8"] = "bigint",
        ["float4"] = "real",
        ["float8"] = "double precision",
        ["float"] = "double precision",
        ["bool"] = "boolean",
        ["decimal"] = "numeric",
        ["dec"] = "numeric",
        ["varchar"] = "character varying",
        ["char varying"] = "character varying",
        ["char"] = "character",
        ["bpchar"] = "character",
        ["varbit"] = "bit varying",
        ["timestamptz"] = "timestamp with time zone",
        ["timestamp"] = "timestamp without time zone",
        ["timetz"] = "time with time zone",
        ["time"] = "time without time zone",
    };

    private static readonly HashSet<string> s_builtIn = new(StringComparer.Ordinal)
    {
        "smallint", "integer", "bigint", "real", "double precision", "numeric", "boolean", "text", "character varying", "character",
        "\"char\"", "name", "bytea", "uuid", "date", "time without time zone", "time with time zone", "timestamp without time zone",
        "timestamp with time zone", "interval", "json", "jsonb", "jsonpath", "xml", "money", "bit", "bit varying", "inet", "cidr",
        "macaddr", "macaddr8", "point", "line", "lseg", "box", "path", "polygon", "circle", "tsvector", "tsquery", "oid", "xid", "xid8",
        "cid", "tid", "pg_lsn", "pg_snapshot", "txid_snapshot", "regclass", "regtype", "regproc", "regprocedure", "regoper",
        "regoperator", "regnamespace", "regrole", "regconfig", "regdictionary", "regcollation", "refcursor", "int2vector", "oidvector",
        "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange",
        "int4multirange", "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange",
    };

    /// <summary>The name that <c>format_type</c> prints: <c>int4</c> is <c>integer</c>.</summary>
    public static string Canonical(string name) => s_aliases.TryGetValue(name, out var canonical) ? canonical : name;

    public static bool IsBuiltIn(string name) =>
        s_builtIn.Contains(name) || s_aliases.ContainsKey(name) || name.StartsWith("interval ", StringComparison.Ordinal);
}
