using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;

namespace MigrationKit.Introspection.Readers;

/// <summary>A row of <c>pg_sequence</c>, which has a number for everything, as options, which only have what is no default.</summary>
internal static class SequenceNumbers
{
    public static SequenceOptions Read(CatalogRow row)
    {
        var options = new SequenceOptions
        {
            Start = row.Long("start"),
            Increment = row.Long("increment"),
            MinValue = row.Long("min_value"),
            MaxValue = row.Long("max_value"),
            Cache = row.Long("cache"),
            Cycle = row.Flag("cycle"),
        };
        return SequenceNormalizer.Normalize(options, row.Text("sequence_type"));
    }
}
