using Microsoft.CodeAnalysis;

namespace MigrationKit.Generators.Parsing;

internal static class SymbolNames
{
    /// <summary>Namespace, enclosing types and arity: <c>Shop.Order+Line`1</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? MetadataName(outer) + "+" + type.MetadataName
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
}
