using System.Globalization;
using System.Text.Json;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>Whether a database remembers who changes it, and what it remembers.</summary>
internal sealed class AuditReport(string database, bool isOn, IReadOnlyList<DriftCause> trail) : Report
{
    public override void WriteText(DataOutput output)
    {
        if (trail.Count > 0)
        {
            output.Table(["At", "Role", "Application", "Address", "Command", "Object"], [.. trail.Select(Row)]);
        }
    }

    public override void WriteMessages(Messages messages) => messages.Note($"{database}: changes of the schema are {(isOn ? "noted" : "not noted")}.");

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("database", database);
        json.WriteBoolean("isOn", isOn);
        json.WriteObjects("changes", trail, cause => json.WriteCause(cause));
    }

    private static Cell[] Row(DriftCause cause) =>
    [
        new(cause.At.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture)), new(cause.Role), new(cause.Application), new(cause.Address ?? ""),
        new(cause.Command), new(cause.Object ?? ""),
    ];
}
