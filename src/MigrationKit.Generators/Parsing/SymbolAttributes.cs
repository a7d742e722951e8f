using Microsoft.CodeAnalysis;

namespace MigrationKit.Generators.Parsing;

/// <summary>The attributes of symbols, found by metadata name.</summary>
internal sealed class SymbolAttributes
{
    private readonly IReadOnlyList<AttributeData> _attributes;

    private SymbolAttributes(IReadOnlyList<AttributeData> attributes) => _attributes = attributes;

    public static SymbolAttributes Of(ISymbol symbol) => new(symbol.GetAttributes());

    public static SymbolAttributes Of(IEnumerable<ISymbol> symbols) =>
        new(symbols.SelectMany(static symbol => symbol.GetAttributes()).ToList());

    public bool Has(string name) => Find(name) is not null;

    public AttributeReader? Find(string name) => All(name).FirstOrDefault();

    public IEnumerable<AttributeReader> All(string name)
    {
        foreach (var attribute in _attributes)
        {
            if (attribute.AttributeClass is { } type && SymbolNames.Is(type, name))
            {
                yield return new AttributeReader(attribute);
            }
        }
    }
}
