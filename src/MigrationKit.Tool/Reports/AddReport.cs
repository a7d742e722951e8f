using System.Text.Json;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>The folders that the build added.</summary>
internal sealed class AddReport(IReadOnlyList<string> added) : Report
{
    public override void WriteText(DataOutput output)
    {
        foreach (var folder in added)
        {
            output.Line(folder);
        }
    }

    public override void WriteMessages(Messages messages) => messages.Note(
        added.Count == 0 ? "No migration was added: the classes and the migrations say the same." : "Added; review and commit.");

    public override void WriteJson(Utf8JsonWriter json) => json.WriteStrings("added", added);
}
