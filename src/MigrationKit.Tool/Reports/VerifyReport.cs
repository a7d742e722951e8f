using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>What differs between a live database and its recorded migrations.</summary>
internal sealed class VerifyReport(string database, string model, LiveDrift drift, bool strict) : Report
{
    private bool HasDrift => !drift.Comparison.Diff.IsEmpty;

    public override bool HasFindings => HasDrift || (strict && !drift.NotModelled.IsEmpty);

    public override void WriteText(DataOutput output)
    {
        if (HasDrift)
        {
            ChangeWriter.WriteText(drift.Comparison.Diff.Changes, output);
            output.Line("");
            output.Line("-- To give the database the schema of its migrations:");
            output.Text(drift.Comparison.ScriptBack());
            output.Line("");
            output.Line("-- To give a database of the migrations the schema that is there, as a new migration would:");
            output.Text(drift.Comparison.Script());
        }
    }

    public override void WriteMessages(Messages messages)
    {
        foreach (var finding in drift.NotModelled)
        {
            messages.Finding(strict ? finding with { Severity = FindingSeverity.Error } : finding);
        }

        var head = drift.Head ?? $"no migration of the model {model}";
        if (HasDrift)
        {
            messages.Finding(new Finding(
                Codes.LiveDrift,
                FormattableString.Invariant(
                    $"{database} differs in {drift.Comparison.Diff.Changes.Count} object(s) from its migrations ({head})."),
                "Undo it with the first script, or declare it in the classes and add a migration."));
        }
        else
        {
            messages.Note($"{database}: as its migrations say ({head}).");
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("database", database);
        json.WriteString("model", model);
        json.WriteString("head", drift.Head);
        json.WriteChanges("drift", drift.Comparison.Diff.Changes);
        json.WriteString("undoScript", drift.Comparison.ScriptBack());
        json.WriteString("adoptScript", drift.Comparison.Script());
        json.WriteFindings("notModelled", drift.NotModelled);
    }
}
