using Microsoft.CodeAnalysis;

namespace MigrationKit.Generators.Parsing;

/// <summary>The attributes of one symbol by metadata name.</summary>
internal sealed class SymbolAttributes
{
    private readonly List<(string Name, AttributeReader Attribute)> _attributes = [];

    private SymbolAttributes()
    {
    }

    public static SymbolAttributes Of(params ISymbol[] symbols)
    {
        var result = new SymbolAttributes();
        foreach (var data in symbols.SelectMany(static symbol => symbol.GetAttributes()))
        {
            if (data.AttributeClass is { } type)
            {
                result._attributes.Add((SymbolNames.MetadataName(type), new AttributeReader(data)));
            }
        }

        return result;
    }

    public bool Has(string name) => Find(name) is not null;

    public AttributeReader? Find(string name) => All(name).FirstOrDefault();

    public IEnumerable<AttributeReader> All(string name) =>
        _attributes.Where(pair => pair.Name == name).Select(static pair => pair.Attribute);
}
