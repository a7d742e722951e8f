using MigrationKit.Core.Migrations;
using MigrationKit.Telemetry;

namespace MigrationKit.Execution;

/// <summary>What of a migration code of the version before does not survive, as it is kept in the database and told to people.</summary>
internal static class TakenAway
{
    private const int MostTold = 20;

    /// <summary>The beginnings of the statements of contract and cutover steps; null where there is no such step.</summary>
    public static string? Of(IEnumerable<ScriptStep> steps)
    {
        var taking = steps.Where(static step => step.Phase is WaitingStep.Phase or CutoverStep.Phase).ToList();
        var openings = taking.SelectMany(static step => step.Statements.Take(StatementClass.MostStatements))
            .Select(static statement => StatementOpening.Of(statement.Sql)).Distinct(StringComparer.Ordinal).Take(MostTold + 1).ToList();
        return taking.Count == 0 ? null : string.Join("; ", openings.Take(MostTold)) + (openings.Count > MostTold ? "; …" : "");
    }
}
