using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal sealed class GrantParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table) =>
        Everywhere(table, AttributeNames.Grant).Select(static pair => Grant(pair.Attribute, pair.Member));

    public static EquatableArray<GrantSpec> Of(SymbolAttributes attributes) =>
        attributes.All(AttributeNames.Grant).Select(static attribute => Grant(attribute, null)).ToEquatableArray();

    private static GrantSpec Grant(AttributeReader attribute, string? member) => new()
    {
        Member = member,
        Rights = (attribute.TextAt(0) ?? "").Split(',').Select(static right => right.Trim().ToUpperInvariant()).ToEquatableArray(),
        Roles = attribute.TextsAt(1),
        IsGrantable = attribute.Flag("WithGrantOption"),
    };
}
