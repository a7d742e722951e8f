using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Generators.Drift;

namespace MigrationKit.Generators.Analysis;

/// <summary>Reports what is wrong with the declared model (MK1xxx), its names (MK4xxx) and the build's settings (MK5xxx).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : FindingAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.OfSeries('1', '4', '5');

    private protected override IEnumerable<DriftReport> Find(ProjectAnalysis project) =>
        project.Options.Findings.Concat(project.Model.Findings).Select(static finding => new DriftReport(finding));
}
