using System.Globalization;
using System.Text.Json;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Output;
using Spectre.Console;

namespace MigrationKit.Tool.Reports;

/// <summary>Which migrations a database has.</summary>
internal sealed class StatusReport(string database, MigrationStatus status, IReadOnlyList<MigrationStanding> standings) : Report
{
    private readonly ModelStatus _model = status.Models[0];

    public override bool HasFindings => _model.State != ModelState.UpToDate;

    public override void WriteText(DataOutput output)
    {
        if (standings.Count > 0)
        {
            output.Table(["Migration", "State", "Applied at", "By"], [.. standings.Select(Row)]);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        var pending = standings.Count(static standing => standing.State == StandingState.Pending);
        var expanded = standings.Count(static standing => standing.State == StandingState.Expanded);
        messages.Note(_model.State switch
        {
            ModelState.UpToDate => $"{database}: up to date.",
            ModelState.Pending when pending == 0 => FormattableString.Invariant(
                $"{database}: {expanded} expanded, whose contract steps wait. Run them with: dotnet migrationkit database contract"),
            ModelState.Pending =>
                FormattableString.Invariant($"{database}: {pending} pending. Apply with: dotnet migrationkit database apply"),
            ModelState.Ahead => $"{database}: has migrations that this project does not know, as of a newer version.",
            _ => $"{database}: {_model.Fault}",
        });
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("database", database);
        json.WriteString("server", status.ServerVersion.ToString());
        json.WriteString("model", _model.ModelName);
        json.WriteString("state", Camel(_model.State));
        json.WriteString("fault", _model.Fault);
        json.WriteObjects("migrations", standings, standing =>
        {
            json.WriteString("id", standing.Id);
            json.WriteString("state", Camel(standing.State));
            if (standing.Record is { } record)
            {
                json.WriteString("appliedAt", record.AppliedAt);
                json.WriteString("appliedBy", record.AppliedBy);
                json.WriteNumber("durationMilliseconds", (long)record.Duration.TotalMilliseconds);
                json.WriteString("toolVersion", record.ToolVersion);
            }
        });
    }

    private static Cell[] Row(MigrationStanding standing) =>
    [
        standing.Id,
        new Cell(Camel(standing.State), ColorOf(standing.State)),
        standing.Record?.AppliedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
        standing.Record?.AppliedBy ?? "",
    ];

    private static Color ColorOf(StandingState state) => state switch
    {
        StandingState.Pending or StandingState.Expanded => Color.Yellow,
        StandingState.Unknown => Color.Red,
        _ => Color.Green,
    };

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
