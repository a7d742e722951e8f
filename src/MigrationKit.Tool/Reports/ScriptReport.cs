using System.Text.Json;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>A script, or the file that it was written to.</summary>
internal sealed class ScriptReport(IReadOnlyList<string> migrations, string script, string? file) : Report
{
    public override void WriteText(DataOutput output)
    {
        if (file is null)
        {
            output.Text(script);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        if (migrations.Count == 0)
        {
            messages.Note("There are no migrations in this range.");
        }
        else if (file is not null)
        {
            messages.Note(FormattableString.Invariant($"Wrote {migrations.Count} migration(s) to {file}."));
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStrings("migrations", migrations);
        json.WriteString("file", file);
        json.WriteString("script", script);
    }
}
