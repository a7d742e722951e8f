using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Planning;
using MigrationKit.Generators.Analysis;

namespace MigrationKit.Generators.Tests;

/// <summary>A user's project in memory: sources, MSBuild properties and the files of the migrations directory and the SQL directory.</summary>
internal sealed record Project
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel;
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using MigrationKit;

        """;

    private static readonly ImmutableArray<MetadataReference> s_framework = FindReferences();

    public ImmutableDictionary<string, string> Sources { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("ProjectDir", "/app/");

    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<MetadataReference> References { get; init; } = s_framework;

    public string AssemblyName { get; init; } = "Shop";

    public static Project Of(string source) => new Project().WithSource("Model.cs", source);

    public Project WithSource(string path, string source) => this with { Sources = Sources.SetItem(path, source) };

    public Project WithProperty(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    public Project WithFile(string path, string text) => this with { Files = Files.SetItem(path, text) };

    public Project WithReference(MetadataReference reference) => this with { References = References.Add(reference) };

    /// <summary>As the add target does it: a new migration for what is declared now.</summary>
    public Project Commit(string id)
    {
        var history = MigrationHistory.Load(Files.Where(static pair => pair.Key.StartsWith("Migrations/", StringComparison.Ordinal)).Select(static pair => new MigrationFile(pair.Key, pair.Value)), "Migrations");
        var declared = ManifestReader.Read(Manifest(), "manifest");
        var files = NewMigration.Make(history, declared, "Migrations", id, PlannerOptions.Default, out _);
        return this with { Files = Files.SetItems(files.Select(static file => KeyValuePair.Create(file.Path, file.Text))) };
    }

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        Sources.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Prepend(new("/app/Usings.cs", Usings)).Select(static pair => Tree(pair.Key, pair.Value)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Tree(string path, string source) => CSharpSyntaxTree.ParseText(source, ParseOptions, path.StartsWith('/') ? path : "/app/" + path);

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public AnalyzerConfigOptionsProvider Options() => new ProjectOptions(Properties);

    public ImmutableArray<AdditionalText> AdditionalTexts() =>
        [.. Files.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => (AdditionalText)new ProjectFile("/app/" + pair.Key, pair.Value))];

    public GeneratorDriver Driver(SchemaGenerator? generator = null) => CSharpGeneratorDriver.Create(
        [(generator ?? new SchemaGenerator()).AsSourceGenerator()],
        AdditionalTexts(),
        ParseOptions,
        Options(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public GeneratorDriverRunResult Generate(SchemaGenerator? generator = null) => Driver(generator).RunGenerators(Compile()).GetRunResult();

    public string Source(string file) => Generate().GeneratedTrees.Single(tree => Path.GetFileName(tree.FilePath) == file).ToString();

    /// <summary>The manifest as the build task would read it.</summary>
    public string Manifest()
    {
        var source = Source("MigrationKit.Manifest.g.cs");
        var start = source.LastIndexOf("@\"", StringComparison.Ordinal) + 2;
        return source[start..source.LastIndexOf("\")]", StringComparison.Ordinal)].Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    public IReadOnlyList<Diagnostic> CompilerErrors()
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out _);
        return [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS8618")];
    }

    public Assembly Load()
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out _);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(result.Success, Is.True, string.Join("\n", result.Diagnostics));
        return Assembly.Load(image.ToArray());
    }

    /// <summary>What the compiler would say: generator and analyzers, as text of <c>path(line,column): severity code: message</c>.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnose()
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out var generated);
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new ModelAnalyzer(), new DriftAnalyzer());
        var options = new AnalyzerOptions(AdditionalTexts(), Options());
        var found = await compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        return [.. generated.Concat(found).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. platform.Where(static path => !Path.GetFileName(path).StartsWith("MigrationKit.Generators", StringComparison.Ordinal)).Select(static path => MetadataReference.CreateFromFile(path))];
    }

    private sealed class ProjectOptions(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToImmutableDictionary(static pair => "build_property." + pair.Key, static pair => pair.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(ImmutableDictionary<string, string>.Empty.Add(
                "build_metadata.AdditionalFiles.MigrationKitFile", textFile.Path.StartsWith("/app/Schema/", StringComparison.Ordinal) ? "declaration" : "true"));
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }

    private sealed class ProjectFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) =>
            Microsoft.CodeAnalysis.Text.SourceText.From(text, System.Text.Encoding.UTF8);
    }
}
