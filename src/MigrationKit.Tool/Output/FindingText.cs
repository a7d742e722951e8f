using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Output;

/// <summary>How a finding stands in plain text: as compilers write it, so that editors find the place.</summary>
internal static class FindingText
{
    public static string Of(Finding finding)
    {
        var place = finding.File is { } file ? FormattableString.Invariant($"{file}({finding.Line}): ") : "";
        var next = finding.NextStep is { } step ? "\n  " + step : "";
        return $"{place}{Word(finding.Severity)} {finding.Code}: {finding.Message}{next}";
    }

    public static string Word(FindingSeverity severity) => severity.ToString().ToLowerInvariant();
}
