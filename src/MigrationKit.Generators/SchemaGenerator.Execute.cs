using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Analysis;
using MigrationKit.Generators.Emitting;
using MigrationKit.Generators.History;
using MigrationKit.Generators.Options;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators;

public sealed partial class SchemaGenerator
{
    private static ManifestInput Manifest(
        EquatableArray<Attempt<DeclarationSpec>> declarations,
        ImmutableArray<SqlFile> sqlFiles,
        Attempt<CompilationSpec> compilation,
        BuildOptions options) => new()
    {
        Enabled = options.Enabled,
        ModelName = ModelName(compilation, options),
        Model = new ModelSpec
        {
            Options = options.Model,
            Assembly = compilation.Value?.Declared ?? new AssemblySpec(),
            Declarations = declarations.Select(static attempt => attempt.Value).OfType<DeclarationSpec>().ToEquatableArray(),
            SqlFiles = sqlFiles.ToEquatableArray(),
        },
        Failures = Failures(declarations).Concat(Failures([compilation])).ToEquatableArray(),
    };

    private static RegistryInput Registry(
        bool declaresNothing,
        Attempt<HistorySpec> history,
        Attempt<CompilationSpec> compilation,
        BuildOptions options)
    {
        var hasRuntime = compilation.Value is { HasRuntime: true };
        var isEmpty = declaresNothing && history.Value is not { Migrations.IsEmpty: false };
        return new RegistryInput
        {
            Enabled = options.Enabled && hasRuntime,
            AssemblyName = compilation.Value?.AssemblyName ?? "",
            ModelName = ModelName(compilation, options),
            HistorySchema = options.HistorySchema,
            History = isEmpty ? null : history.Value,
            Providers = compilation.Value?.Providers ?? default,
            Failures = Failures([history]).ToEquatableArray(),
        };
    }

    private static string ModelName(Attempt<CompilationSpec> compilation, BuildOptions options) =>
        options.ModelName ?? compilation.Value?.AssemblyName ?? "";

    private static IEnumerable<string> Failures<T>(IEnumerable<Attempt<T>> attempts)
        where T : class => attempts.Select(static attempt => attempt.Failure).OfType<string>();

    private void EmitManifest(SourceProductionContext context, ManifestInput input)
    {
        if (input.Enabled)
        {
            Emit(
                context,
                "MigrationKit.Manifest.g.cs",
                input.Failures,
                () => ManifestEmitter.Emit(input.ModelName, _assemble(input.Model)));
        }
    }

    private static void EmitRegistry(SourceProductionContext context, RegistryInput input)
    {
        if (input.Enabled && (input.History is not null || !input.Providers.IsEmpty || !input.Failures.IsEmpty))
        {
            Emit(context, "MigrationKit.Migrations.g.cs", input.Failures, () => RegistryEmitter.Emit(input));
        }
    }

    private static void Emit(SourceProductionContext context, string file, EquatableArray<string> failures, Func<string> emit)
    {
        if (failures.IsEmpty)
        {
            var attempt = Attempt<string>.Of(emit);
            if (attempt.Value is { } source)
            {
                context.AddSource(file, SourceText.From(source, Encoding.UTF8));
                return;
            }

            failures = EquatableArray.Of(attempt.Failure!);
        }

        foreach (var failure in failures)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.Of(Codes.GeneratorFailed), Location.None, GeneratorFailure.Message("generator", failure)));
        }
    }
}
