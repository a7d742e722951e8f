using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>What was recorded as applied, or what stands against it.</summary>
internal sealed class BaselineReport(string database, string model, LiveDrift drift, IReadOnlyList<string> migrations, bool isRecorded) : Report
{
    public override bool HasFindings => !drift.Comparison.Diff.IsEmpty;

    public override void WriteText(DataOutput output)
    {
        if (HasFindings)
        {
            ChangeWriter.WriteText(drift.Comparison.Diff.Changes, output);
        }
        else
        {
            foreach (var id in migrations)
            {
                output.Line(id);
            }
        }
    }

    public override void WriteMessages(Messages messages)
    {
        foreach (var finding in drift.NotModelled)
        {
            messages.Finding(finding);
        }

        if (HasFindings)
        {
            messages.Finding(new Finding(
                Codes.LiveDrift,
                FormattableString.Invariant(
                    $"{database} differs in {drift.Comparison.Diff.Changes.Count} object(s) from what {migrations[^1]} leads to."),
                isRecorded
                    ? "See the SQL of both ways out with: dotnet migrationkit database verify."
                    : "Nothing was recorded. Leave out objects of others with --exclude, name an earlier migration with --to, or record it all the "
                        + "same with --accept-differences.")
            {
                Severity = isRecorded ? FindingSeverity.Warning : FindingSeverity.Error,
            });
        }

        if (isRecorded)
        {
            messages.Note($"{database}: {migrations.Count} migration(s) recorded as applied, up to {migrations[^1]}.");
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("database", database);
        json.WriteString("model", model);
        json.WriteBoolean("isRecorded", isRecorded);
        json.WriteStrings("migrations", migrations);
        json.WriteChanges("drift", drift.Comparison.Diff.Changes);
        json.WriteFindings("notModelled", drift.NotModelled);
    }
}
