using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Assembling;
using MigrationKit.Generators.History;
using MigrationKit.Generators.Options;
using MigrationKit.Generators.Parsing;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators;

/// <summary>
/// Writes the manifest of the declared schema into the assembly, for the build task to read, and the registry of committed migrations, for
/// the runtime to apply. What is wrong with them is said by the analyzers, on the lines that caused it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class SchemaGenerator : IIncrementalGenerator
{
    private readonly Func<ModelSpec, AssembledModel> _assemble;

    /// <summary>Called by the compiler.</summary>
    public SchemaGenerator()
        : this(SchemaAssembler.Assemble)
    {
    }

    internal SchemaGenerator(Func<ModelSpec, AssembledModel> assemble) => _assemble = assemble;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => BuildOptions.Read(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);
        var compilation = context.CompilationProvider
            .Select(static (compilation, _) => Attempt<CompilationSpec>.Of(() => CompilationParser.Parse(compilation)))
            .WithTrackingName(TrackingNames.Project);
        var declarations = Declarations(context);
        var sqlFiles = SqlFiles(context, options);
        var history = History(context, options);

        var manifest = declarations.Combine(sqlFiles.Collect()).Combine(compilation.Combine(options))
            .Select(static (input, _) => Manifest(input.Left.Left, input.Left.Right, input.Right.Left, input.Right.Right))
            .WithTrackingName(TrackingNames.Model);
        var registry = manifest.Select(static (input, _) => input.Model.IsEmpty).Combine(history).Combine(compilation.Combine(options))
            .Select(static (input, _) => Registry(input.Left.Left, input.Left.Right, input.Right.Left, input.Right.Right))
            .WithTrackingName(TrackingNames.Registry);

        context.RegisterImplementationSourceOutput(manifest, EmitManifest);
        context.RegisterImplementationSourceOutput(registry, EmitRegistry);
    }

    // One step per attribute that makes a type a declaration, so that an edit of one kind leaves the others alone.
    private static IncrementalValueProvider<EquatableArray<Attempt<DeclarationSpec>>> Declarations(IncrementalGeneratorInitializationContext context) =>
        DeclarationParser.All
            .Select(parser => context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    parser.Attribute,
                    static (node, _) => node is BaseTypeDeclarationSyntax,
                    (found, _) => Attempt<DeclarationSpec>.Of(() => parser.Parse((INamedTypeSymbol)found.TargetSymbol)))
                .WithTrackingName(parser.Step)
                .Collect()
                .Select(static (found, _) => found.ToEquatableArray()))
            .Aggregate(static (all, more) => all.Combine(more).Select(static (pair, _) => pair.Left.Concat(pair.Right).ToEquatableArray()));

    private static IncrementalValuesProvider<SqlFile> SqlFiles(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<BuildOptions> options) =>
        context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ProjectFiles.IsDeclaration(pair.Left, pair.Right))
            .Select(static (pair, _) => pair.Left)
            .Combine(options)
            .Select(static (pair, cancellation) => ProjectFiles.ReadDeclaration(pair.Left, pair.Right.ProjectDirectory, cancellation))
            .WithTrackingName(TrackingNames.SqlFiles);

    private static IncrementalValueProvider<Attempt<HistorySpec>> History(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<BuildOptions> options)
    {
        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ProjectFiles.IsMigration(pair.Left, pair.Right))
            .Select(static (pair, _) => pair.Left)
            .Combine(options)
            .Select(static (pair, cancellation) => ProjectFiles.ReadMigration(pair.Left, pair.Right.ProjectDirectory, cancellation))
            .WithTrackingName(TrackingNames.Files);
        return files.Collect().Combine(options.Select(static (value, _) => value.Directory))
            .Select(static (pair, _) => Attempt<HistorySpec>.Of(() => HistoryReader.Read(pair.Left, pair.Right)))
            .WithTrackingName(TrackingNames.History);
    }
}
