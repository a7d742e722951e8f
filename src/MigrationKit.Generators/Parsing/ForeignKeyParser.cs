using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Foreign keys: [References] on the class and on properties, and what <see cref="NavigationParser"/> finds.</summary>
internal sealed class ForeignKeyParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table)
    {
        var declared = Everywhere(table, AttributeNames.References)
            .Select(static pair => pair.Attribute.TypeAt(0) is { } principal ? ForeignKey(pair.Attribute, pair.Member, principal) : null)
            .OfType<ForeignKeySpec>()
            .ToList();

        // Declared both ways it is one foreign key, and ours says more.
        return declared.Concat(NavigationParser.Parse(table).Where(other => !declared.Any(mine => IsSame(mine, other))));
    }

    public static ForeignKeySpec ForeignKey(EquatableArray<string> properties, INamedTypeSymbol principal, string? member) => new()
    {
        Member = member,
        Properties = properties,
        PrincipalType = SymbolNames.MetadataName(principal),
        PrincipalClass = principal.Name,
    };

    private static ForeignKeySpec ForeignKey(AttributeReader attribute, string? member, INamedTypeSymbol principal)
    {
        var properties = attribute.Texts("Properties");
        return ForeignKey(properties.IsEmpty && member is not null ? EquatableArray.Of(member) : properties, principal, member) with
        {
            PrincipalProperties = attribute.TextsAt(1),
            Name = attribute.Text("Name"),
            OnDelete = Action(attribute, "OnDelete"),
            OnUpdate = Action(attribute, "OnUpdate"),
            OnDeleteProperties = attribute.Texts("OnDeleteProperties"),
            MatchFull = attribute.Flag("MatchFull"),
            Deferral = DeferralParser.Parse(attribute),
            IsValidated = !attribute.Flag("NotValid"),
        };
    }

    // The enum of the attribute has the members of the model's, in the same order.
    private static ReferentialAction Action(AttributeReader attribute, string name) => (ReferentialAction)(attribute.Number(name) ?? 0);

    private static bool IsSame(ForeignKeySpec left, ForeignKeySpec right) =>
        left.Properties == right.Properties && left.PrincipalType == right.PrincipalType && right.Dependent is null;
}
