using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;

namespace MigrationKit.Execution;

/// <summary>A step that the version before does not survive and the version after cannot do without, such as a rename.</summary>
internal static class CutoverStep
{
    /// <summary>The word for such steps in a script.</summary>
    public const string Phase = "cutover";

    /// <summary>Says that it can neither be run now nor wait.</summary>
    public static MigrationException Refuse(string migrationId, ScriptStep step) => new(
        Codes.CutoverNeeded,
        $"The migration {migrationId} cannot be expanded: code of the version before does not survive its step {step.Number} (line {step.Line} of up.sql), "
            + $"and code of this version needs it. What comes before {migrationId} is done.",
        "Stop the old version and apply this migration as a whole, with Phase=All or Contract=WhenUnused; or make two releases of it, as "
            + "docs/codes/MK6023.md shows. If old code does survive the step, take phase=cutover out of its marker; if new code does not need it, "
            + "write phase=contract there. Then: dotnet migrationkit migrations rehash.");
}
