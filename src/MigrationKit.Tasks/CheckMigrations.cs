using Microsoft.Build.Framework;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;

namespace MigrationKit.Tasks;

/// <summary>Compares what an assembly declares with the committed migrations, and writes what is pending under <c>obj</c>.</summary>
public sealed class CheckMigrations : MigrationTask
{
    private const int Shown = 3;

    /// <summary>Where the manifest goes.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>Where the pending SQL goes, if there is any.</summary>
    [Required]
    public string PendingFile { get; set; } = "";

    /// <summary>How grave pending changes are: <c>error</c>, <c>warn</c> or <c>none</c>.</summary>
    [Required]
    public string OnPendingChanges { get; set; } = "";

    /// <summary>Whether the compiler ran no analyzers. They report on the line at fault; without them, this task must report.</summary>
    public bool AnalyzersWereSkipped { get; set; }

    private protected override void Run()
    {
        var history = LoadHistory();
        var pending = PendingChanges.Of(history, ReadSchema(), Planning);
        GeneratedFile.Write(ManifestFile, pending.Manifest);
        GeneratedFile.Write(PendingFile, pending.Script);
        if (AnalyzersWereSkipped)
        {
            Report(history, pending);
        }
    }

    private void Report(MigrationHistory history, PendingChanges pending)
    {
        foreach (var finding in history.Findings)
        {
            Findings.Write(finding);
        }

        if (pending.Script is not null && SeverityProperty.Parse("MigrationKitOnPendingChanges", OnPendingChanges) is { } severity)
        {
            var changes = pending.Changes.Select(static change => change.Describe()).ToList();
            var more = changes.Count > Shown ? $", and {changes.Count - Shown} more" : "";
            Findings.Write(new Finding(
                Codes.PendingChange,
                $"The classes declare what is in no migration: {string.Join(", ", changes.Take(Shown))}{more}.",
                $"The SQL is in {PendingFile}. Add it with: dotnet build -t:MigrationKitAdd -p:MigrationName=<name>") { Severity = severity });
        }
    }
}
