using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads a type with [PgComposite].</summary>
internal static class CompositeParser
{
    public static CompositeSpec? Parse(INamedTypeSymbol type)
    {
        if (TypeNameParser.Parse(type) is not { } name)
        {
            return null;
        }

        var symbol = new DeclaringType(type);
        return new CompositeSpec
        {
            Type = symbol.MetadataName,
            Name = name,
            Attributes = symbol.Columns.Select(Attribute).ToEquatableArray(),
            Comment = CommentParser.Parse(symbol.Attributes),
            Grants = GrantParser.Of(symbol.Attributes),
            RenamedFrom = FormerNames.Parse(symbol.Attributes),
        };
    }

    public static AttributeSpec Attribute(PropertySymbol property) => new(property.Name, TypeParser.Parse(property))
    {
        Name = property.Attributes.Find(AttributeNames.Column)?.TextAt(0) ?? TypeNameParser.PgName(property.Attributes),
        Collation = ColumnParser.CollationOf(property.Attributes),
        Comment = CommentParser.Parse(property.Attributes),
    };
}
