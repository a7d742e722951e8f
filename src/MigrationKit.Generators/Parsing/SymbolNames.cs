using Microsoft.CodeAnalysis;

namespace MigrationKit.Generators.Parsing;

internal static class SymbolNames
{
    /// <summary>Namespace, enclosing types and arity: <c>Shop.Order+Line`1</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? MetadataName(outer) + "+" + type.MetadataName
        : Qualified(type.ContainingNamespace, type.MetadataName);

    /// <summary>
    /// Whether a type has a metadata name. Called for every attribute after every keystroke: the last part decides mostly.
    /// </summary>
    public static bool Is(INamedTypeSymbol type, string metadataName) =>
        metadataName.EndsWith(type.MetadataName, StringComparison.Ordinal) && MetadataName(type) == metadataName;

    private static string Qualified(INamespaceSymbol? space, string name) =>
        space is null or { IsGlobalNamespace: true } ? name : Qualified(space.ContainingNamespace, space.Name + "." + name);
}
