using System.Globalization;
using System.Text.Json;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>What was applied.</summary>
internal sealed class ApplyReport(string database, ModelReport model) : Report
{
    public override void WriteText(DataOutput output)
    {
        if (model.Applied.Count > 0)
        {
            output.Table(["Applied", "Steps", "Milliseconds"], [.. model.Applied.Select(Row)]);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        if (model.IsAhead)
        {
            messages.Note($"{database}: has newer migrations than this project. Nothing was applied.");
        }
        else
        {
            messages.Note(model.Applied.Count == 0 ? $"{database}: nothing to apply." : $"{database}: up to date.");
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("database", database);
        json.WriteString("model", model.ModelName);
        json.WriteBoolean("isAhead", model.IsAhead);
        json.WriteObjects("applied", model.Applied, migration =>
        {
            json.WriteString("id", migration.Id);
            json.WriteNumber("steps", migration.StepCount);
            json.WriteNumber("durationMilliseconds", (long)migration.Duration.TotalMilliseconds);
        });
    }

    private static Cell[] Row(AppliedMigration migration) =>
    [
        migration.Id,
        migration.StepCount.ToString(CultureInfo.InvariantCulture),
        migration.Duration.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture),
    ];
}
