using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads an enum with [PgEnum].</summary>
internal static class EnumParser
{
    public static EnumSpec? Parse(INamedTypeSymbol type)
    {
        if (NameOf(type) is not { } name)
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

    /// <summary>Null for an enum that is no type of the database.</summary>
    public static TypeNameSpec? NameOf(INamedTypeSymbol type)
    {
        var attributes = SymbolAttributes.Of(type);
        return attributes.Find(AttributeNames.PgEnum) is { } attribute
            ? new TypeNameSpec(type.Name, attribute.TextAt(0) ?? PgName(attributes), attribute.Text("Schema"))
            : null;
    }

    public static LabelSpec LabelOf(IFieldSymbol member) => new(member.Name, PgName(SymbolAttributes.Of(member)));

    public static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue);

    private static string? PgName(SymbolAttributes attributes) => attributes.Find(AttributeNames.PgName)?.TextAt(0);
}
