using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>Which files were written anew, and what is still wrong.</summary>
internal sealed class RehashReport(IReadOnlyList<string> written, IReadOnlyList<Finding> findings) : Report
{
    public override bool HasFindings => findings.Count > 0;

    public override void WriteText(DataOutput output)
    {
        foreach (var file in written)
        {
            output.Line(file);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        messages.Note(
            written.Count == 0 ? "Nothing to write: all checksums and the manifest are right." : "Written anew; review and commit.");
        foreach (var finding in findings)
        {
            messages.Finding(finding);
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStrings("written", written);
        json.WriteFindings("findings", findings);
    }
}
