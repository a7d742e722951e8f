using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>
/// A row of <c>pg_sequence</c>, which has a number for everything, as options, which are null where the number is the default of the
/// type and direction: https://www.postgresql.org/docs/current/sql-createsequence.html
/// </summary>
internal static class SequenceNumbers
{
    public static SequenceOptions Read(CatalogRow row)
    {
        var increment = row.Long("increment");
        var (typeMin, typeMax) = Range(row.Text("sequence_type"));
        var (defaultMin, defaultMax) = increment > 0 ? (1L, typeMax) : (typeMin, -1L);
        var (min, max) = (row.Long("min_value"), row.Long("max_value"));
        return new SequenceOptions
        {
            Start = Unless(increment > 0 ? min : max, row.Long("start")),
            Increment = Unless(1, increment),
            MinValue = Unless(defaultMin, min),
            MaxValue = Unless(defaultMax, max),
            Cache = Unless(1, row.Long("cache")),
            Cycle = row.Flag("cycle"),
        };
    }

    private static long? Unless(long byDefault, long value) => value == byDefault ? null : value;

    private static (long Min, long Max) Range(string type) => type switch
    {
        "smallint" => (short.MinValue, short.MaxValue),
        "integer" => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };
}
