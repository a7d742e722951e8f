using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Generators.Drift;

namespace MigrationKit.Generators.Analysis;

/// <summary>
/// Reports where the classes and the committed migrations have drifted apart, and what is wrong with the migrations (MK2xxx).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DriftAnalyzer : FindingAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.OfSeries('2', '5');

    // From migrations that do not fit together, nothing follows about the classes.
    private protected override IEnumerable<DriftReport> Find(ProjectAnalysis project) => project.History.IsSound
        ? project.History.Findings.Select(static finding => new DriftReport(finding))
            .Concat(new DriftFinder(project.History.Schema, project.Model, project.Options).Find())
        : project.History.Findings.Select(static finding => new DriftReport(finding));
}
