using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal static class CompilationParser
{
    private const string RuntimeAssembly = "MigrationKit";
    private const string MigrationSet = "MigrationKit.MigrationSet";
    private const string Provider = "MigrationKit.MigrationSetProviderAttribute";

    public static CompilationSpec Parse(Compilation compilation) => new()
    {
        AssemblyName = compilation.AssemblyName ?? "",
        Declared = AssemblyParser.Parse(compilation.Assembly),
        HasRuntime = !compilation.GetTypesByMetadataName(MigrationSet).IsEmpty,
        Providers = Providers(compilation),
    };

    // Only what references the runtime can carry its attribute: the other references need not be decoded.
    private static EquatableArray<string> Providers(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(static assembly => assembly.Modules.SelectMany(static module => module.ReferencedAssemblies).Any(IsRuntime))
        .SelectMany(static assembly => SymbolAttributes.Of(assembly).All(Provider))
        .Select(static attribute => attribute.TypeAt(0)?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
        .OfType<string>()
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    private static bool IsRuntime(AssemblyIdentity assembly) => assembly.Name == RuntimeAssembly;
}
