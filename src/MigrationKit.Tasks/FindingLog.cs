using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MigrationKit.Core.Model;

namespace MigrationKit.Tasks;

/// <summary>Shows findings as MSBuild shows those of the compiler: code, file and line, and what to do next.</summary>
internal sealed class FindingLog(TaskLoggingHelper log, MigrationsFolder folder)
{
    public void Write(Finding finding)
    {
        var file = finding.File is { } path ? folder.PathOf(path) : null;
        switch (finding.Severity)
        {
            case FindingSeverity.Error:
                log.LogError(null, finding.Code, null, null, file, finding.Line, 0, 0, 0, finding.Text);
                break;
            case FindingSeverity.Warning:
                log.LogWarning(null, finding.Code, null, null, file, finding.Line, 0, 0, 0, finding.Text);
                break;
            default:
                log.LogMessage(MessageImportance.High, $"{finding.Code}: {finding.Text}");
                break;
        }
    }
}
