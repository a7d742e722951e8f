using Microsoft.CodeAnalysis;

namespace MigrationKit.Generators.Parsing;

/// <summary>A property of a table's class, and whether it is a column, a navigation or neither.</summary>
internal sealed class PropertySymbol
{
    public PropertySymbol(IPropertySymbol symbol)
    {
        Symbol = symbol;
        Attributes = SymbolAttributes.Of(symbol);
        TypeName = Attributes.Find(AttributeNames.Column)?.Text("TypeName") is { } name && name.Trim().Length > 0 ? name : null;
        Navigation = TypeName is null ? NavigationTarget(symbol.Type, out var isCollection) : Nothing(out isCollection);
        IsCollection = isCollection;
    }

    public IPropertySymbol Symbol { get; }

    public SymbolAttributes Attributes { get; }

    public string Name => Symbol.Name;

    /// <summary>The type named by [Column]: it overrules everything else.</summary>
    public string? TypeName { get; }

    /// <summary>The table's class that the property leads to; null for a column.</summary>
    public INamedTypeSymbol? Navigation { get; }

    public bool IsCollection { get; }

    public int? Order => Attributes.Find(AttributeNames.Column)?.Number("Order") is { } order and >= 0 ? (int)order : null;

    /// <summary>Public, of the instance, and with a value to store: what is only computed in C# is no column unless it says so.</summary>
    public bool IsMapped =>
        Symbol is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null }
        && !Attributes.Has(AttributeNames.NotMapped)
        && (Symbol.SetMethod is not null || Attributes.Has(AttributeNames.Column) || Attributes.Has(AttributeNames.PgGenerated));

    private static INamedTypeSymbol? Nothing(out bool isCollection)
    {
        isCollection = false;
        return null;
    }

    private static INamedTypeSymbol? NavigationTarget(ITypeSymbol type, out bool isCollection)
    {
        isCollection = false;
        if (type is INamedTypeSymbol single && DeclaringType.IsTable(single))
        {
            return single;
        }

        isCollection = true;
        return ElementTypes(type).OfType<INamedTypeSymbol>().FirstOrDefault(DeclaringType.IsTable);
    }

    private static IEnumerable<ITypeSymbol> ElementTypes(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { SpecialType: SpecialType.None } named when named.IsReferenceType || named.IsGenericType => named.AllInterfaces
            .Prepend(named)
            .Where(static candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .Select(static enumerable => enumerable.TypeArguments[0]),
        _ => [],
    };
}
