extern alias generators;

using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using DriftAnalyzer = generators::MigrationKit.Generators.Analysis.DriftAnalyzer;
using ModelAnalyzer = generators::MigrationKit.Generators.Analysis.ModelAnalyzer;
using SchemaGenerator = generators::MigrationKit.Generators.SchemaGenerator;

namespace MigrationKit.Benchmarks;

/// <summary>A user's project in memory: annotated classes, one per file, and the files of the migrations directory.</summary>
internal sealed record AnnotatedProject(string AssemblyName)
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

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

    public ImmutableArray<string> Sources { get; init; } = [];

    public IReadOnlyList<MigrationFile> Files { get; init; } = [];

    /// <summary>So many tables of ten columns, each with a primary key, an index, and a foreign key to the table before it.</summary>
    public static AnnotatedProject Of(string assemblyName, int tables) => new(assemblyName)
    {
        Sources = [Usings, .. Enumerable.Range(0, tables).Select(Class)],
    };

    /// <summary>The declared schema, as the generator hands it to the build.</summary>
    public DatabaseSchema Declared()
    {
        var trees = Driver().RunGenerators(Compile(Parse())).GetRunResult().GeneratedTrees;
        var source = trees.Single(static tree => Path.GetFileName(tree.FilePath) == "MigrationKit.Manifest.g.cs").ToString();
        var start = source.LastIndexOf("@\"", StringComparison.Ordinal) + 2;
        var manifest = source[start..source.LastIndexOf("\")]", StringComparison.Ordinal)].Replace("\"\"", "\"", StringComparison.Ordinal);
        return ManifestReader.Read(manifest, "the manifest");
    }

    public SyntaxTree[] Parse() => [.. Sources.Select(static (source, number) => Tree($"/app/File{number}.cs", source))];

    public static SyntaxTree Tree(string path, string source) => CSharpSyntaxTree.ParseText(source, s_parseOptions, path, Encoding.UTF8);

    public CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        AssemblyName,
        trees,
        References.OfModels,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], AdditionalTexts(), s_parseOptions, new ProjectOptions());

    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(AdditionalTexts(), new ProjectOptions()), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers([new ModelAnalyzer(), new DriftAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>
    /// Asks every class and property for its attributes: what any generator that reads them must do anew after every edit, because a
    /// compilation takes over no symbol from the one before.
    /// </summary>
    public static int CountAttributes(Compilation compilation)
    {
        var shop = compilation.Assembly.GlobalNamespace.GetNamespaceMembers().Single(static item => item.Name == "Shop");
        return shop.GetTypeMembers().SelectMany(static type => type.GetMembers().OfType<IPropertySymbol>().Prepend<ISymbol>(type))
            .Sum(static symbol => symbol.GetAttributes().Length);
    }

    /// <summary>The assembly, with the registry that the generator makes and the scripts embedded as the build does it.</summary>
    public byte[] Emit()
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(Parse()), out var compilation, out _);
        var scripts = Files.Where(static file => file.Path.EndsWith(".sql", StringComparison.Ordinal)).Select(file => new ResourceDescription(
            $"MigrationKit/{AssemblyName}/{file.Path[(ShopMigrations.Folder.Length + 1)..]}",
            () => new MemoryStream(Encoding.UTF8.GetBytes(file.Text)),
            isPublic: true));
        return Image.Of(compilation, scripts);
    }

    private ImmutableArray<AdditionalText> AdditionalTexts() =>
        [.. Files.Select(static file => (AdditionalText)new ProjectFile("/app/" + file.Path, file.Text))];

    private static string Class(int number) =>
        $$"""
        namespace Shop;

        [Table("table_{{number}}"), PgIndex(nameof(Code))]
        public class Table{{number}}
        {
            public int Id { get; set; }
            [References(typeof(Table{{Math.Max(0, number - 1)}}))] public int? ParentId { get; set; }
            public string Name { get; set; } = "";
            [MaxLength(40)] public string? Code { get; set; }
            [DefaultValue(0)] public decimal Price { get; set; }
            public bool IsActive { get; set; }
            public DateTimeOffset CreatedAt { get; set; }
            public Guid Token { get; set; }
            public long Quantity { get; set; }
            public int Rank { get; set; }
        }
        """;

    private sealed class ProjectFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class ProjectOptions : AnalyzerConfigOptionsProvider
    {
        private static readonly Values s_none = new([]);
        private static readonly Values s_file = new(new() { ["build_metadata.AdditionalFiles.MigrationKitFile"] = "true" });

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.ProjectDir"] = "/app/" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_file;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
