using System.CommandLine;
using MigrationKit.Drift;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class PendingModelChangesCommand : ProjectCommand
{
    public PendingModelChangesCommand(ToolHost host)
        : base(
            host,
            "has-pending-model-changes",
            "Builds the project and compares what its classes declare with its migrations. Exit code 2 when a migration is missing.",
            "dotnet migrationkit has-pending-model-changes",
            "dotnet migrationkit has-pending-model-changes --project src/Shop --no-build --json")
    {
        Add(CommonOptions.Configuration);
        Add(CommonOptions.Framework);
        Add(CommonOptions.NoBuild);
    }

    protected override BuildSettings SettingsOf(ParseResult arguments) => BuildSettings.Of(arguments);

    protected override async Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken)
    {
        var history = project.Migrations.LoadSound();
        var (_, declared) = await new DeclaredSchema(Host)
            .ReadAsync(project.File, SettingsOf(arguments), cancellationToken).ConfigureAwait(false);
        return new DiffReport(project.Migrations.Name, project.Name, new SchemaComparison(history.Schema, declared, project.PostgresVersion), [])
        {
            DifferenceIsFinding = true,
            NextStep = "Add the migration with: dotnet migrationkit migrations add <name>",
        };
    }
}
