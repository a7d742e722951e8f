using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;

namespace MigrationKit.Execution;

/// <summary>A contract step that is left for later.</summary>
/// <param name="MigrationId">Its migration.</param>
/// <param name="Step">The step.</param>
internal sealed record WaitingStep(string MigrationId, ScriptStep Step)
{
    /// <summary>The word for such steps in a script.</summary>
    public const string Phase = "contract";

    private readonly StepScope _scope = StepScope.Of(Step);

    /// <summary>Whether the order of the two matters, or may matter.</summary>
    public bool Obstructs(ScriptStep later) => _scope.Meets(StepScope.Of(later));

    /// <summary>Says that a later step cannot go before this one.</summary>
    /// <param name="migrationId">The migration of that step.</param>
    /// <param name="later">The step.</param>
    public MigrationException Refuse(string migrationId, ScriptStep later)
    {
        var shared = _scope.SharedWith(StepScope.Of(later));
        var why = shared is null ? "it cannot be told that they have nothing to do with each other" : $"both are about {shared}";
        return new MigrationException(
            Codes.ExpandBlocked,
            $"The migration {migrationId} cannot be expanded: its step {later.Number} (line {later.Line} of up.sql) comes after step {Step.Number} of "
                + $"{MigrationId}, which waits because code of an older version does not survive it, and {why}. What comes before {migrationId} is done.",
            MigrationId == migrationId
                ? "Apply this migration as a whole, with Phase=All; or make two of it, and release the first one before the second."
                : "When no process of an older version runs any more: dotnet migrationkit database contract. Then start again.");
    }
}
