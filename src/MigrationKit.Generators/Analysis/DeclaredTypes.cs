using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MigrationKit.Generators.Analysis;

/// <summary>The types of a project that have attributes: only those can declare something.</summary>
internal static class DeclaredTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation) => In(compilation.Assembly.GlobalNamespace);

    // Asking a symbol for its attributes binds them; the syntax answers for most types at no cost.
    private static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && HasAttributes(type))
            {
                yield return type;
            }

            foreach (var inner in In(member))
            {
                yield return inner;
            }
        }
    }

    private static bool HasAttributes(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is BaseTypeDeclarationSyntax { AttributeLists.Count: > 0 });
}
