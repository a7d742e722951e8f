using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Parsing;

/// <summary>A type that declares something, such as a class with [Table], with the properties that it has or inherits. Lives while it is parsed only.</summary>
internal sealed class DeclaringType
{
    public DeclaringType(INamedTypeSymbol type)
    {
        Type = type;
        MetadataName = SymbolNames.MetadataName(type);
        Attributes = SymbolAttributes.Of(type);
        PartAttributes = SymbolAttributes.Of([type, .. BaseTypes(type).Where(static ancestor => !IsTable(ancestor))]);
        Properties = PropertiesOf(type);
    }

    public INamedTypeSymbol Type { get; }

    public string MetadataName { get; }

    /// <summary>The class's own attributes.</summary>
    public SymbolAttributes Attributes { get; }

    /// <summary>
    /// Attributes that declare parts of the table: those of base classes count too, unless the base is a table of its own.
    /// </summary>
    public SymbolAttributes PartAttributes { get; }

    /// <summary>Base classes' first: columns and navigations, in the order of their declaration.</summary>
    public IReadOnlyList<PropertySymbol> Properties { get; }

    public IEnumerable<PropertySymbol> Columns => Properties.Where(static property => property.Navigation is null);

    public List<Finding> Findings { get; } = [];

    public static bool IsTable(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } && SymbolAttributes.Of(type).Has(AttributeNames.Table);

    public PropertySymbol? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);

    public void Report(string code, string? member, string message, string nextStep) =>
        Findings.Add(new Finding(code, message, nextStep) { Origin = new Origin(MetadataName, member) });

    private static List<PropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        // A property that is declared anew keeps the place of the one it hides.
        var properties = new List<PropertySymbol>();
        var declared = BaseTypes(type).Reverse().Append(type).SelectMany(static owner => owner.GetMembers().OfType<IPropertySymbol>());
        foreach (var property in declared)
        {
            var hidden = properties.FindIndex(other => other.Name == property.Name);
            if (hidden >= 0)
            {
                properties[hidden] = new PropertySymbol(property);
            }
            else
            {
                properties.Add(new PropertySymbol(property));
            }
        }

        return properties.Where(static property => property.IsMapped).ToList();
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }
}
