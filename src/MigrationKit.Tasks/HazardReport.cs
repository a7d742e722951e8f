using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Tasks;

/// <summary>The hazards of a plan, each at its line of the script.</summary>
/// <param name="plan">The plan.</param>
/// <param name="script">Its script.</param>
/// <param name="isError">Whether a hazard of a code stands in the way of adding the migration.</param>
internal sealed class HazardReport(MigrationPlan plan, MigrationFile script, Func<string, bool> isError)
{
    public IEnumerable<Finding> Findings => plan.Hazards.Select(hazard => new Finding(
        hazard.Code,
        hazard.Message,
        isError(hazard.Code) ? "Nothing was added. Where this is meant, add it with: -p:MigrationKitOnLint=none" : null)
    {
        Severity = isError(hazard.Code) ? FindingSeverity.Error : FindingSeverity.Warning,
        File = script.Path,
        Line = LineOf(hazard),
    });

    private int LineOf(Hazard hazard)
    {
        var lines = script.Text.Split('\n');
        var line = Array.FindIndex(lines, line => line.StartsWith($"-- {hazard.Code}: {hazard.Message}", StringComparison.Ordinal));
        return Math.Max(line, 0) + 1;
    }
}
