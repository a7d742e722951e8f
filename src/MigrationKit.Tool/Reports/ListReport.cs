using System.Text.Json;
using MigrationKit.Core.Migrations;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>The committed migrations in their order.</summary>
internal sealed class ListReport(MigrationHistory history, string directory) : Report
{
    public override bool HasFindings => history.Findings.Count > 0;

    public override void WriteText(DataOutput output)
    {
        if (history.Migrations.Count > 0)
        {
            output.Table(["Migration", "Changes", "Way back"], [.. history.Migrations.Select(Row)]);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        if (history.Migrations.Count == 0)
        {
            messages.Note($"There are no migrations in {directory}.");
        }

        foreach (var finding in history.Findings)
        {
            messages.Finding(finding);
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("directory", directory);
        json.WriteString("head", history.Head);
        json.WriteObjects("migrations", history.Migrations, migration =>
        {
            json.WriteString("id", migration.Id);
            json.WriteString("path", migration.Path);
            json.WriteString("from", migration.From);
            json.WriteString("to", migration.To);
            json.WriteString("checksum", migration.UpChecksum);
            json.WriteBoolean("hasDown", migration.HasDown);
            json.WriteStrings("changes", migration.Document.Diff.Changes.Select(static change => change.Describe()));
        });
        json.WriteFindings("findings", history.Findings);
    }

    private static Cell[] Row(CommittedMigration migration) =>
        [migration.Id, FormattableString.Invariant($"{migration.Document.Diff.Changes.Count}"), migration.HasDown ? "down.sql" : "none"];
}
