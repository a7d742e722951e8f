using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Assembling;
using MigrationKit.Generators.Options;
using MigrationKit.Generators.Parsing;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Analysis;

/// <summary>What the analyzers know of a compilation: made once, and only when somebody asks.</summary>
internal sealed class ProjectAnalysis
{
    private static readonly ConditionalWeakTable<Compilation, ProjectAnalysis> s_known = new();

    private readonly Lazy<AssembledModel> _model;
    private readonly Lazy<MigrationHistory> _history;

    private ProjectAnalysis(Compilation compilation, AnalyzerOptions options)
    {
        Options = BuildOptions.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var provider = options.AnalyzerConfigOptionsProvider;
        var migrations = options.AdditionalFiles.Where(file => ProjectFiles.IsMigration(file, provider)).ToImmutableArray();
        var declarations = options.AdditionalFiles.Where(file => ProjectFiles.IsDeclaration(file, provider)).ToImmutableArray();
        Files = migrations.AddRange(declarations);
        _model = new(() => SchemaAssembler.Assemble(Spec(compilation, declarations)));
        _history = new(() => MigrationHistory.Load(
            migrations.Select(file => ProjectFiles.ReadMigration(file, Options.ProjectDirectory, CancellationToken.None)), Options.Directory));
    }

    public BuildOptions Options { get; }

    public ImmutableArray<AdditionalText> Files { get; }

    public AssembledModel Model => _model.Value;

    public MigrationHistory History => _history.Value;

    public static ProjectAnalysis Of(Compilation compilation, AnalyzerOptions options) =>
        s_known.GetValue(compilation, key => new ProjectAnalysis(key, options));

    private ModelSpec Spec(Compilation compilation, ImmutableArray<AdditionalText> declarations) => new()
    {
        Options = Options.Model,
        Assembly = AssemblyParser.Parse(compilation.Assembly),
        Declarations = DeclaredTypes.Of(compilation).SelectMany(DeclarationParser.ParseAll).ToEquatableArray(),
        SqlFiles = declarations.Select(file => ProjectFiles.ReadDeclaration(file, Options.ProjectDirectory, CancellationToken.None)).ToEquatableArray(),
    };
}
