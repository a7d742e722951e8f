using System.Globalization;
using System.Text.Json;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>What was applied.</summary>
/// <param name="database">Where.</param>
/// <param name="model">What.</param>
/// <param name="nothing">What to say when it is nothing.</param>
internal sealed class ApplyReport(string database, ModelReport model, string nothing = "nothing to apply.") : Report
{
    /// <summary>Whether the application has work of its own to do after what was applied.</summary>
    public bool HasWorkInCode { get; init; }

    private int Waiting => model.Applied.Sum(static migration => migration.WaitingStepCount);

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
            messages.Note($"{database}: {(model.Applied.Count == 0 ? nothing : Waiting is 0 ? "up to date." : "expanded.")}");
        }

        if (Waiting > 0)
        {
            messages.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{Waiting} step(s) wait until no process of an older version is left. Then: dotnet migrationkit database contract"));
        }

        if (HasWorkInCode)
        {
            messages.Note("The application has data migrations or seeders, which are its code. What is new of them runs when it starts, or with --migrate-only.");
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
            json.WriteNumber("waitingSteps", migration.WaitingStepCount);
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
