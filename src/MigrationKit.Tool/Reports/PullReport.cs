using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Pulling;

namespace MigrationKit.Tool.Reports;

/// <summary>The files that were written, and what the files do not say.</summary>
internal sealed class PullReport(string database, PullResult files, string? baseline, EquatableArray<Finding> notModelled, int? neededVersion) : Report
{
    public override bool HasFindings => files.Kept.Count > 0 || !notModelled.IsEmpty || neededVersion is not null;

    public override void WriteText(DataOutput output)
    {
        foreach (var path in files.Written)
        {
            output.Line(path);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        foreach (var finding in notModelled)
        {
            messages.Finding(finding);
        }

        foreach (var path in files.Kept)
        {
            messages.Note($"{path} is yours and was left as it is. Rename it, or give what it declares another place, and pull again.");
        }

        foreach (var path in files.Deleted)
        {
            messages.Note($"{path} was deleted: the database has nothing for it any more.");
        }

        if (neededVersion is { } version)
        {
            messages.Finding(new Finding(
                Codes.NeedsNewerPostgres,
                FormattableString.Invariant($"{database} has what PostgreSQL knows since version {version}; the project is for older servers, too."),
                FormattableString.Invariant($"Say in the project file which is the oldest in use: <MigrationKitPostgresVersion>{version}</MigrationKitPostgresVersion>"))
            {
                Severity = FindingSeverity.Warning,
            });
        }

        messages.Note($"{database}: {files.Written.Count} files written{(baseline is null ? "" : $", and {baseline}")}.");
        if (baseline is not null)
        {
            messages.Note("The database has what this migration makes: record it there as applied with: dotnet migrationkit database baseline");
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("database", database);
        json.WriteStrings("written", files.Written);
        json.WriteStrings("kept", files.Kept);
        json.WriteStrings("deleted", files.Deleted);
        json.WriteString("baseline", baseline);
        json.WritePropertyName("neededPostgresVersion");
        if (neededVersion is { } version)
        {
            json.WriteNumberValue(version);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteStrings("notModelled", [.. notModelled.Select(static finding => finding.Message)]);
    }
}
