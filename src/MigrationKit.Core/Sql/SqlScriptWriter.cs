using System.Globalization;
using System.Text;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

/// <summary>
/// Writes a plan as a script that psql runs as it stands. Comments mark the steps, because a person may edit the script and the runtime
/// commits step by step.
/// </summary>
internal static class SqlScriptWriter
{
    public const string StepMarker = "-- migrationkit:step";

    public static string Write(MigrationPlan plan, string? title = null)
    {
        var text = new StringBuilder();
        if (title is not null)
        {
            text.Append("-- ").Append(title).Append('\n');
        }

        foreach (var step in plan.Steps)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(Marker(step)).Append('\n');
            foreach (var hazard in step.Hazards)
            {
                text.Append("-- ").Append(hazard.Code).Append(": ").Append(OneLine(hazard.Message)).Append('\n');
            }

            foreach (var statement in Statements(step))
            {
                text.Append(statement).Append(";\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The script of the way back; each step says what it cannot bring back.</summary>
    public static string WriteDown(MigrationPlan down, MigrationPlan up)
    {
        var lost = up.Steps.Where(static step => step.Reversal == Reversal.Lossy).SelectMany(static step => step.Hazards)
            .Where(static hazard => hazard.Kind == HazardKind.DataLoss).Select(static hazard => "\n-- Lossy: " + OneLine(hazard.Message)).Distinct().ToList();
        return Write(down, lost.Count == 0 ? "Way back: lossless." : "Way back: the shape comes back, these values do not:" + string.Concat(lost));
    }

    /// <summary>
    /// The statements of a step, without semicolons. The body of a routine may mention what comes later, so nobody looks into it yet; said for
    /// the session, because outside of a transaction, where psql runs a script, SET LOCAL is for nothing.
    /// </summary>
    public static IEnumerable<string> Statements(MigrationStep step)
    {
        var statements = step.Operations.SelectMany(ObjectStatements.Of);
        return step.Operations.Any(static operation => operation is CreateOperation { Object: { Id.Kind: ObjectKind.Function or ObjectKind.Procedure } })
            ? ["SET check_function_bodies = off", .. statements, "RESET check_function_bodies"]
            : statements;
    }

    private static string Marker(MigrationStep step)
    {
        var marker = new StringBuilder(StepMarker).Append(step.Transactional ? " transactional" : " no-transaction");
        if (step.LockTimeout is { } timeout)
        {
            marker.Append(" lock_timeout=").Append(((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)).Append("ms");
        }

        marker.Append(step.Phase switch
        {
            MigrationPhase.Contract => " phase=contract",
            MigrationPhase.Cutover => " phase=cutover",
            _ => "",
        });

        var hazards = step.Hazards.Select(static hazard => hazard.Word).Distinct().ToList();
        return hazards.Count == 0 ? marker.ToString() : marker.Append(" hazards=").Append(string.Join(",", hazards)).ToString();
    }

    // A name may have a line break in it; in a comment, what follows it would be SQL.
    private static string OneLine(string text) => text.Replace("\r", "\\r").Replace("\n", "\\n");
}
