using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>How a class divides its table, and into which parts. A base class has no say in it: partitions have names of their own.</summary>
internal sealed class PartitionParser : PartParser
{
    // The members of PartitionMethod, in their order.
    private static readonly string[] s_methods = [PartitionKeySpec.Range, PartitionKeySpec.List, PartitionKeySpec.Hash];

    public override IEnumerable<PartSpec> Parse(DeclaringType table) =>
        from attribute in table.Attributes.All(AttributeNames.Partition)
        let name = attribute.TextAt(0)
        where name is not null
        select new PartitionSpec
        {
            Name = name,
            Schema = attribute.Text("Schema"),
            From = attribute.Text("From"),
            To = attribute.Text("To"),
            In = attribute.Text("In"),
            Modulus = attribute.Number("Modulus"),
            Remainder = attribute.Number("Remainder"),
            IsDefault = attribute.Flag("Default"),
        };

    public static PartitionKeySpec? Key(DeclaringType table) => table.Attributes.Find(AttributeNames.PartitionBy) is not { } attribute
        ? null
        : new PartitionKeySpec(
            attribute.At(0) is int method ? s_methods.ElementAtOrDefault(method) ?? PartitionKeySpec.Range : PartitionKeySpec.Range,
            attribute.TextsAt(1).Select(IndexKeyParser.Key).ToEquatableArray());
}
