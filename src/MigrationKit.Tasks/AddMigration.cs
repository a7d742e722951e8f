using Microsoft.Build.Framework;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;

namespace MigrationKit.Tasks;

/// <summary>Writes what is pending as a new migration: the only task that writes into the source tree.</summary>
public sealed class AddMigration : MigrationTask
{
    /// <summary>What the migration does, as a part of its folder's name: <c>add_user_avatar</c>.</summary>
    public string MigrationName { get; set; } = "";

    /// <summary>How grave hazards are: <c>error</c>, <c>warn</c> or <c>none</c>.</summary>
    [Required]
    public string OnLint { get; set; } = "";

    /// <summary>Whether this is a build in CI, which writes nothing.</summary>
    public bool IsContinuousIntegration { get; set; }

    private protected override void Run()
    {
        CheckRequest();
        var history = LoadHistory();
        if (!history.IsSound)
        {
            ReportAll(history.Findings);
            return;
        }

        var id = MigrationId.Next(MigrationName, history, DateTime.UtcNow);
        var files = NewMigration.Make(history, ReadSchema(), Folder.Name, id, Planning, out var plan);
        if (files.Count == 0)
        {
            Findings.Write(new Finding(Codes.NothingToAdd, "Nothing to add: the classes declare what the migrations lead to.")
            {
                Severity = FindingSeverity.Info,
            });
            return;
        }

        if (SeverityProperty.Parse("MigrationKitOnLint", OnLint) is { } severity)
        {
            ReportAll(new HazardReport(plan, files[0], code => severity == FindingSeverity.Error || IsPromoted(code)).Findings);
        }

        if (!Log.HasLoggedErrors)
        {
            Folder.Add(files);
            Log.LogMessage(
                MessageImportance.High,
                $"MigrationKit: added {Folder.Name}/{id}. Read its up.sql, and commit it together with the classes.");
        }
    }

    private void CheckRequest()
    {
        if (IsContinuousIntegration)
        {
            throw new FindingException(new Finding(
                Codes.WriteInCi,
                "A build in CI writes nothing to the source tree, so no migration is added (CI or ContinuousIntegrationBuild is true).",
                "Add the migration on a developer's machine and commit it."));
        }

        if (!NewMigration.IsValidName(MigrationName))
        {
            throw new FindingException(new Finding(
                Codes.InvalidMigrationName,
                MigrationName.Length == 0
                    ? "The migration has no name."
                    : $"\"{MigrationName}\" is no name for a migration: letters a-z, digits, _ and -, at most 100.",
                "Write: dotnet build -t:MigrationKitAdd -p:MigrationName=add_user_avatar"));
        }
    }

    // MSBuildTreatWarningsAsErrors and MSBuildWarningsAsErrors; of the switch -warnaserror a task hears nothing.
    private bool IsPromoted(string code) => BuildEngine is IBuildEngine8 engine && engine.ShouldTreatWarningAsError(code);

    private void ReportAll(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Findings.Write(finding);
        }
    }
}
