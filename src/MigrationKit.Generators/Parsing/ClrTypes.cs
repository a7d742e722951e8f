using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Parsing;

/// <summary>What Npgsql stores a CLR type as when nothing is said: by metadata name, so that no library must be there.</summary>
/// <remarks>https://www.npgsql.org/doc/types/basic.html and https://www.npgsql.org/doc/types/nodatime.html</remarks>
internal static class ClrTypes
{
    private static readonly Dictionary<string, string> s_scalars = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "boolean",
        ["System.SByte"] = "smallint",
        ["System.Byte"] = "smallint",
        ["System.Int16"] = "smallint",
        ["System.Int32"] = "integer",
        ["System.Int64"] = "bigint",
        ["System.Single"] = "real",
        ["System.Double"] = "double precision",
        ["System.Decimal"] = "numeric",
        ["System.Numerics.BigInteger"] = "numeric",
        ["System.String"] = "text",
        ["System.Char"] = "character",
        ["System.Guid"] = "uuid",
        ["System.DateTime"] = "timestamp with time zone",
        ["System.DateTimeOffset"] = "timestamp with time zone",
        ["System.DateOnly"] = "date",
        ["System.TimeOnly"] = "time without time zone",
        ["System.TimeSpan"] = "interval",
        ["System.Collections.BitArray"] = "bit varying",
        ["System.Collections.Specialized.BitVector32"] = "bit varying",
        ["System.Net.IPAddress"] = "inet",
        ["System.Net.IPNetwork"] = "cidr",
        ["System.Net.NetworkInformation.PhysicalAddress"] = "macaddr",
        ["System.Text.Json.JsonDocument"] = "jsonb",
        ["System.Text.Json.JsonElement"] = "jsonb",
        ["System.Text.Json.Nodes.JsonNode"] = "jsonb",
        ["System.Text.Json.Nodes.JsonObject"] = "jsonb",
        ["System.Text.Json.Nodes.JsonArray"] = "jsonb",
        ["System.Text.Json.Nodes.JsonValue"] = "jsonb",
        ["NpgsqlTypes.NpgsqlPoint"] = "point",
        ["NpgsqlTypes.NpgsqlLine"] = "line",
        ["NpgsqlTypes.NpgsqlLSeg"] = "lseg",
        ["NpgsqlTypes.NpgsqlBox"] = "box",
        ["NpgsqlTypes.NpgsqlPath"] = "path",
        ["NpgsqlTypes.NpgsqlPolygon"] = "polygon",
        ["NpgsqlTypes.NpgsqlCircle"] = "circle",
        ["NpgsqlTypes.NpgsqlInet"] = "inet",
        ["NpgsqlTypes.NpgsqlCidr"] = "cidr",
        ["NpgsqlTypes.NpgsqlTsVector"] = "tsvector",
        ["NpgsqlTypes.NpgsqlTsQuery"] = "tsquery",
        ["NpgsqlTypes.NpgsqlInterval"] = "interval",
        ["NpgsqlTypes.NpgsqlLogSequenceNumber"] = "pg_lsn",
        ["NpgsqlTypes.NpgsqlTid"] = "tid",
        ["NodaTime.Instant"] = "timestamp with time zone",
        ["NodaTime.ZonedDateTime"] = "timestamp with time zone",
        ["NodaTime.OffsetDateTime"] = "timestamp with time zone",
        ["NodaTime.LocalDateTime"] = "timestamp without time zone",
        ["NodaTime.LocalDate"] = "date",
        ["NodaTime.LocalTime"] = "time without time zone",
        ["NodaTime.OffsetTime"] = "time with time zone",
        ["NodaTime.Period"] = "interval",
        ["NodaTime.Duration"] = "interval",
        ["NodaTime.Interval"] = "tstzrange",
        ["NodaTime.DateInterval"] = "daterange",
    };

    private static readonly Dictionary<string, string> s_ranges = new(StringComparer.Ordinal)
    {
        ["integer"] = "int4range",
        ["bigint"] = "int8range",
        ["numeric"] = "numrange",
        ["timestamp with time zone"] = "tstzrange",
        ["timestamp without time zone"] = "tsrange",
        ["date"] = "daterange",
    };

    private static readonly Dictionary<string, string> s_multiranges = new(StringComparer.Ordinal)
    {
        ["int4range"] = "int4multirange",
        ["int8range"] = "int8multirange",
        ["numrange"] = "nummultirange",
        ["tstzrange"] = "tstzmultirange",
        ["tsrange"] = "tsmultirange",
        ["daterange"] = "datemultirange",
    };

    private static readonly HashSet<string> s_withPrecision = new(StringComparer.Ordinal)
    {
        "timestamp with time zone", "timestamp without time zone", "time without time zone", "time with time zone", "interval",
    };

    /// <param name="metadataName">The type, with its arity.</param>
    /// <param name="arguments">Its type arguments, with commas between.</param>
    public static PgType? Of(string metadataName, string arguments = "") => (metadataName, arguments) switch
    {
        ("NpgsqlTypes.NpgsqlRange`1", var element) => Of(element) is { } type ? BuiltIn(s_ranges, type.Name) : null,
        ("System.Memory`1" or "System.ReadOnlyMemory`1", "System.Byte") => PgType.BuiltIn("bytea"),
        ("System.Collections.Generic.Dictionary`2", "System.String,System.String") => new PgType(null, "hstore"),
        _ => BuiltIn(s_scalars, metadataName),
    };

    public static PgType? Multirange(PgType? range) => range is null ? null : BuiltIn(s_multiranges, range.Name);

    public static bool IsList(string metadataName) =>
        metadataName is "System.Collections.Generic.List`1" or "System.Collections.Generic.IList`1";

    public static bool HasPrecision(string typeName) => s_withPrecision.Contains(typeName);

    private static PgType? BuiltIn(Dictionary<string, string> names, string key) =>
        names.TryGetValue(key, out var name) ? PgType.BuiltIn(name) : null;
}
