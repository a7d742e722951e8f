using Microsoft.CodeAnalysis;

namespace MigrationKit.Generators.Parsing;

internal static class SymbolNames
{
    /// <summary>Namespace, enclosing types and arity: <c>Shop.Order+Line`1</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type) => type switch
    {
        { ContainingType: { } outer } => MetadataName(outer) + "+" + type.MetadataName,
        { ContainingNamespace: { IsGlobalNamespace: false } space } => space.ToDisplayString() + "." + type.MetadataName,
        _ => type.MetadataName,
    };
}
