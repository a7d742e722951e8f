using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Parsing;

internal static class SequenceOptionsParser
{
    public static SequenceOptions Parse(AttributeReader attribute) => new()
    {
        Start = attribute.Number("Start"),
        Increment = attribute.Number("Increment"),
        MinValue = attribute.Number("MinValue"),
        MaxValue = attribute.Number("MaxValue"),
        Cache = attribute.Number("Cache"),
        Cycle = attribute.Flag("Cycle"),
    };
}
