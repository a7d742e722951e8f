using Microsoft.Build.Framework;

namespace MigrationKit.Tasks;

/// <summary>Shows the SQL of what is pending, and writes it under <c>obj</c>.</summary>
public sealed class ScriptMigrations : MigrationTask
{
    /// <summary>Where the pending SQL goes, if there is any.</summary>
    [Required]
    public string PendingFile { get; set; } = "";

    private protected override void Run()
    {
        var history = LoadHistory();
        foreach (var finding in history.Findings)
        {
            Findings.Write(finding);
        }

        var pending = PendingChanges.Of(history, ReadSchema(), Planning);
        GeneratedFile.Write(PendingFile, pending.Script);
        Log.LogMessage(
            MessageImportance.High, pending.Script is { } script ? $"{script}-- {PendingFile}" : "MigrationKit: nothing is pending.");
    }
}
