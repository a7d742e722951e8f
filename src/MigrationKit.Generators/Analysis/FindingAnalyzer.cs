using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Drift;
using MigrationKit.Generators.Parsing;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Analysis;

/// <summary>
/// Shows findings on the line that caused them: those of a symbol while it is edited, the others when the compilation is complete.
/// </summary>
public abstract class FindingAnalyzer : DiagnosticAnalyzer
{
    private protected FindingAnalyzer()
    {
    }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // A scaffolded model may call itself generated, and its migrations are missing all the same.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private protected abstract IEnumerable<DriftReport> Find(ProjectAnalysis project);

    private void Start(CompilationStartAnalysisContext context)
    {
        var project = ProjectAnalysis.Of(context.Compilation, context.Options);
        if (!project.Options.Enabled)
        {
            return;
        }

        var found = new Lazy<Attempt<FoundReports>>(() => Attempt<FoundReports>.Of(() => new FoundReports(Find(project))));
        context.RegisterSymbolAction(symbol => Report(symbol, found), SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end => ReportRest(end, found, project));
    }

    private static void Report(SymbolAnalysisContext context, Lazy<Attempt<FoundReports>> found)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Enum) || type.GetAttributes().IsEmpty)
        {
            return;
        }

        foreach (var report in found.Value.Value?.Of(SymbolNames.MetadataName(type)) ?? [])
        {
            context.ReportDiagnostic(Create(report, FindingLocations.Of(type, report.Finding.Origin?.Member)));
        }
    }

    private void ReportRest(CompilationAnalysisContext context, Lazy<Attempt<FoundReports>> found, ProjectAnalysis project)
    {
        foreach (var report in found.Value.Value?.WithoutSymbol ?? [])
        {
            context.ReportDiagnostic(Create(report, FindingLocations.Of(report.Finding, project.Files, project.Options)));
        }

        if (found.Value.Failure is { } failure)
        {
            var finding = new Finding(Codes.GeneratorFailed, GeneratorFailure.Message(GetType().Name, failure));
            context.ReportDiagnostic(Create(new DriftReport(finding), Location.None));
        }
    }

    private static Diagnostic Create(DriftReport report, Location location) => Diagnostic.Create(
        Rules.Of(report.Finding.Code),
        location,
        report.Finding.Severity switch
        {
            FindingSeverity.Error => DiagnosticSeverity.Error,
            FindingSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        additionalLocations: null,
        report.Properties,
        report.Finding.Text);

    private sealed class FoundReports
    {
        private readonly ILookup<string, DriftReport> _byType;

        public FoundReports(IEnumerable<DriftReport> reports)
        {
            var all = reports.ToList();
            _byType = all.Where(static report => report.Finding.Origin is { File: null })
                .ToLookup(static report => report.Finding.Origin!.Type, StringComparer.Ordinal);
            WithoutSymbol = all.Where(static report => report.Finding.Origin is not { File: null }).ToList();
        }

        public IReadOnlyList<DriftReport> WithoutSymbol { get; }

        public IEnumerable<DriftReport> Of(string type) => _byType[type];
    }
}
