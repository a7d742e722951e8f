using Microsoft.CodeAnalysis;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads the types that one attribute makes declarations.</summary>
/// <param name="Attribute">By its metadata name.</param>
/// <param name="Step">The name of its step in the pipeline.</param>
/// <param name="Parse">Symbols in, values out; null for a type that declares nothing after all.</param>
internal sealed record DeclarationParser(string Attribute, string Step, Func<INamedTypeSymbol, DeclarationSpec?> Parse)
{
    public static IReadOnlyList<DeclarationParser> All { get; } =
    [
        new(AttributeNames.Table, TrackingNames.Tables, TableParser.Parse),
        new(AttributeNames.View, TrackingNames.Views, ViewParser.Parse),
        new(AttributeNames.MaterializedView, TrackingNames.MaterializedViews, ViewParser.ParseMaterialized),
        new(AttributeNames.PgEnum, TrackingNames.Enums, EnumParser.Parse),
        new(AttributeNames.PgDomain, TrackingNames.Domains, DomainParser.Parse),
        new(AttributeNames.PgComposite, TrackingNames.Composites, CompositeParser.Parse),
    ];

    /// <summary>All that a type declares.</summary>
    public static IEnumerable<DeclarationSpec> ParseAll(INamedTypeSymbol type)
    {
        var attributes = SymbolAttributes.Of(type);
        return All.Where(parser => attributes.Has(parser.Attribute)).Select(parser => parser.Parse(type)).OfType<DeclarationSpec>();
    }
}
