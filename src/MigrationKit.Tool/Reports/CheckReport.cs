using System.Text.Json;
using MigrationKit.Core.Migrations;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>What is wrong with the committed migrations.</summary>
internal sealed class CheckReport(MigrationHistory history) : Report
{
    public override bool HasFindings => history.Findings.Count > 0;

    public override void WriteText(DataOutput output)
    {
        foreach (var finding in history.Findings)
        {
            output.Line(FindingText.Of(finding));
        }
    }

    public override void WriteMessages(Messages messages)
    {
        if (!HasFindings)
        {
            messages.Note(FormattableString.Invariant($"{history.Migrations.Count} migration(s), nothing wrong."));
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("migrations", history.Migrations.Count);
        json.WriteString("head", history.Head);
        json.WriteFindings("findings", history.Findings);
    }
}
