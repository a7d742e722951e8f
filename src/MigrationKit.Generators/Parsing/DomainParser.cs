using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads a type with [PgDomain].</summary>
internal static class DomainParser
{
    public static DomainSpec? Parse(INamedTypeSymbol type)
    {
        var symbol = new DeclaringType(type);
        if (symbol.Attributes.Find(AttributeNames.PgDomain) is not { } domain || TypeNameParser.Parse(type) is not { } name)
        {
            return null;
        }

        return new DomainSpec
        {
            Type = symbol.MetadataName,
            Name = name,
            Value = Value(symbol),
            IsNotNull = domain.Flag("NotNull"),
            Default = domain.Text("Default"),
            Checks = symbol.Attributes.All(AttributeNames.PgCheck).Select(static attribute => CheckParser.Check(attribute, null)).OfType<CheckSpec>().ToEquatableArray(),
            Comment = CommentParser.Parse(symbol.Attributes),
            Grants = GrantParser.Of(symbol.Attributes),
            RenamedFrom = FormerNames.Parse(symbol.Attributes),
            Findings = symbol.Findings.ToEquatableArray(),
        };
    }

    private static AttributeSpec? Value(DeclaringType type)
    {
        var columns = type.Columns.ToList();
        if (columns.Count == 1)
        {
            return CompositeParser.Attribute(columns[0]);
        }

        type.Report(
            Codes.UnsupportedDeclaration,
            null,
            $"{type.Type.Name} has {columns.Count} properties, so it cannot stand for a domain, which is one value.",
            "Leave one public property with a setter or init, put [NotMapped] on the others, or make it a [PgComposite].");
        return null;
    }
}
