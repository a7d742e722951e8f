using System.CommandLine;
using MigrationKit.Execution;
using MigrationKit.Hosting;
using MigrationKit.Internal;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class ContractCommand(ToolHost host) : DatabaseCommand(
    host,
    "contract",
    "Runs the contract steps that wait since migrations were applied with Phase=Expand: what code of an older version does not survive. "
        + "Nothing else that is pending is run.",
    "dotnet migrationkit database contract",
    "dotnet migrationkit database contract --connection postgres://shop_owner@db/shop")
{
    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var set = FileScripts.SetOf(project, project.Migrations.LoadSound());
        var options = OptionsReader.Read(ProjectConfiguration.Read(project, Host));
        using var progress = new ProgressLog(Host, arguments.GetValue(CommonOptions.Verbose));
        var run = new ContractRun(new ConnectionSource(database.ConnectionString), set, options, progress.CreateLogger(LogMessages.Category));
        return new ApplyReport(database.Description, await run.RunAsync(cancellationToken).ConfigureAwait(false), "no step waits.");
    }
}
