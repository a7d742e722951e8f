using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>The differences between two schemas.</summary>
internal sealed class DiffReport(string from, string to, SchemaComparison comparison, EquatableArray<Finding> notModelled) : Report
{
    /// <summary>Prints SQL instead of changes.</summary>
    public bool AsScript { get; init; }

    public bool DifferenceIsFinding { get; init; }

    /// <summary>What to do about a difference.</summary>
    public string? NextStep { get; init; }

    /// <summary>Whether what is not modelled is an error.</summary>
    public bool Strict { get; init; }

    public override bool HasFindings => (DifferenceIsFinding && !comparison.Diff.IsEmpty) || (Strict && !notModelled.IsEmpty);

    public override void WriteText(DataOutput output)
    {
        if (AsScript)
        {
            output.Text(comparison.Script());
        }
        else
        {
            ChangeWriter.WriteText(comparison.Diff.Changes, output);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        if (comparison.Diff.IsEmpty)
        {
            messages.Note($"{from} and {to} are the same.");
        }
        else if (NextStep is not null)
        {
            messages.Note(NextStep);
        }

        foreach (var finding in notModelled)
        {
            messages.Finding(Strict ? finding with { Severity = FindingSeverity.Error } : finding);
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("from", from);
        json.WriteString("to", to);
        json.WriteChanges("changes", comparison.Diff.Changes);
        json.WriteObjects("hazards", comparison.Plan().Hazards, hazard =>
        {
            json.WriteString("code", hazard.Code);
            json.WriteString("object", hazard.Object.Path);
            json.WriteString("message", hazard.Message);
        });
        json.WriteString("script", comparison.Script());
        json.WriteFindings("notModelled", notModelled);
    }
}
