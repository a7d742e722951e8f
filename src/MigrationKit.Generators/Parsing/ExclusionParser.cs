using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal sealed class ExclusionParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table) => table.PartAttributes.All(AttributeNames.Exclude).Select(Exclusion);

    private static ExclusionSpec Exclusion(AttributeReader attribute)
    {
        var elements = attribute.TextsAt(0);
        return new ExclusionSpec
        {
            Keys = IndexKeyParser.WithOptions(elements.Where(static (_, i) => i % 2 == 0).Select(IndexKeyParser.Key).ToList(), attribute),
            Operators = elements.Where(static (_, i) => i % 2 == 1).ToEquatableArray(),
            Name = attribute.Text("Name"),
            Method = attribute.Text("Method") ?? "gist",
            Where = attribute.Text("Where"),
            Include = attribute.Texts("Include"),
            Parameters = attribute.Texts("Parameters"),
            Deferral = DeferralParser.Parse(attribute),
        };
    }
}
