using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal sealed class UniqueParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table) =>
        Everywhere(table, AttributeNames.PgUnique).Select(static pair => Unique(pair.Attribute, pair.Member));

    private static UniqueSpec Unique(AttributeReader attribute, string? member)
    {
        var properties = attribute.TextsAt(0);
        return new UniqueSpec
        {
            Member = member,
            Properties = properties.IsEmpty && member is not null ? EquatableArray.Of(member) : properties,
            Name = attribute.Text("Name"),
            Include = attribute.Texts("Include"),
            NullsNotDistinct = attribute.Flag("NullsNotDistinct"),
            Deferral = DeferralParser.Parse(attribute),
        };
    }
}
