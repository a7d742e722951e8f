using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads an enum with [PgEnum].</summary>
internal static class EnumParser
{
    public static EnumSpec? Parse(INamedTypeSymbol type)
    {
        if (TypeNameParser.Parse(type) is not { } name)
        {
            return null;
        }

        var attributes = SymbolAttributes.Of(type);
        return new EnumSpec
        {
            Type = SymbolNames.MetadataName(type),
            Name = name,
            Comment = CommentParser.Parse(attributes),
            Grants = GrantParser.Of(attributes),
            RenamedFrom = FormerNames.Parse(attributes),
            Members = Members(type)
                .Select(static field => new EnumMemberSpec(LabelOf(field), FormerNames.Parse(SymbolAttributes.Of(field))))
                .ToEquatableArray(),
        };
    }

    public static LabelSpec LabelOf(IFieldSymbol member) => new(member.Name, TypeNameParser.PgName(SymbolAttributes.Of(member)));

    public static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue);
}
