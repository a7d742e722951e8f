using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Whether a default gives each row its own value, which makes ADD COLUMN write the table anew. A function that is not known to be
/// stable is taken for volatile: the worst that follows is a backfill that was not needed.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/xfunc-volatility.html</remarks>
internal static class DefaultVolatility
{
    private static readonly HashSet<string> s_stable = new(StringComparer.Ordinal)
    {
        "now", "transaction_timestamp", "statement_timestamp", "timezone", "date_trunc", "date_part", "make_date", "make_time", "make_timestamp",
        "make_timestamptz", "make_interval", "to_timestamp", "to_date", "age", "extract", "lower", "upper", "initcap", "length", "concat", "concat_ws", "format",
        "md5", "sha256", "encode", "decode", "abs", "round", "floor", "ceil", "ceiling", "coalesce", "nullif", "greatest", "least", "to_char",
        "to_number", "jsonb_build_object", "jsonb_build_array", "json_build_object", "json_build_array", "to_jsonb", "array", "current_setting",
        "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange", "to_tsvector", "row", "point", "numeric", "varchar", "char",
        "character", "bit", "time", "timestamp", "interval", "current_schema", "current_database",
    };

    public static bool IsVolatile(string expression)
    {
        var isVolatile = false;
        SqlExpressionRewriter.Rewrite(expression, (path, isFunction) =>
        {
            isVolatile |= isFunction && !IsStable(path);
            return null;
        });
        return isVolatile;
    }

    private static bool IsStable(IReadOnlyList<string> path) =>
        (path.Count == 1 || path[0] == "pg_catalog") && s_stable.Contains(path[path.Count - 1]);
}
