extern alias Generators;

using System.Collections.Immutable;
using Generators::MigrationKit.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;
using MigrationKit.Tool.Pulling;

namespace MigrationKit.Tool.Tests.Pulling;

/// <summary>Builds pulled files in memory, with our generator and every analyzer of ours, and reads the manifest.</summary>
internal static class PulledBuild
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("MigrationKit.Generators", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the compiler would say, but for changes that are in no migration; and the schema that the build declares.</summary>
    public static async Task<(IReadOnlyList<string> Diagnostics, DatabaseSchema? Schema)> RunAsync(IReadOnlyList<PulledFile> files)
    {
        var options = new ProjectOptions();
        var texts = files.Where(static file => file.Path.EndsWith(".sql", StringComparison.Ordinal)).Select(static file => (AdditionalText)new SqlText("/app/" + file.Path, file.Text)).ToImmutableArray();
        var trees = files.Where(static file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(static file => CSharpSyntaxTree.ParseText(file.Text, path: "/app/" + file.Path));
        var compilation = CSharpCompilation.Create("Pulled", trees, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], texts, optionsProvider: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var built, out var generated);
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(
            new Generators::MigrationKit.Generators.Analysis.ModelAnalyzer(), new Generators::MigrationKit.Generators.Analysis.DriftAnalyzer());
        var found = await built.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions(texts, options), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAllDiagnosticsAsync();
        var diagnostics = generated.Concat(found).Where(static item => item.Severity >= DiagnosticSeverity.Warning && item.Id != Codes.PendingChange).Select(static item => item.ToString()).ToList();
        var source = built.SyntaxTrees.Select(static tree => tree.ToString()).FirstOrDefault(static text => text.Contains("MigrationKit.Manifest", StringComparison.Ordinal));
        return (diagnostics, source is null ? null : Manifest(source));
    }

    private static DatabaseSchema Manifest(string source)
    {
        var start = source.LastIndexOf("@\"", StringComparison.Ordinal) + 2;
        return ManifestReader.Read(source[start..source.LastIndexOf("\")]", StringComparison.Ordinal)].Replace("\"\"", "\"", StringComparison.Ordinal), "manifest");
    }

    private sealed class ProjectOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(("build_property.ProjectDir", "/app/"), ("build_property.MigrationKitPostgresVersion", "18"));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values();

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(("build_metadata.AdditionalFiles.MigrationKitFile", "declaration"));
    }

    private sealed class Values(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = values.FirstOrDefault(pair => pair.Key == key).Value;
            return value is not null;
        }
    }

    private sealed class SqlText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }
}
