namespace MigrationKit.Core.Model;

/// <summary>Work that cannot go on, for a reason that a person can act on.</summary>
internal sealed class FindingException(Finding finding) : Exception($"{finding.Code}: {finding.Text}")
{
    public Finding Finding { get; } = finding;
}
