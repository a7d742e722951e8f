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

internal sealed class ContractCommand : DatabaseCommand
{
    private readonly Option<bool> _force = new("--force")
    {
        Description = "Run them although processes of an older version run, which may fail then.",
    };

    public ContractCommand(ToolHost host)
        : base(
            host,
            "contract",
            "Runs the contract steps that wait since migrations were applied with Phase=Expand: what code of an older version does not survive. "
                + "Refuses while processes of an older version run. Nothing else that is pending is run.",
            "dotnet migrationkit database contract",
            "dotnet migrationkit database contract --connection postgres://shop_owner@db/shop")
    {
        Add(CommonOptions.TenantSchema);
        Add(_force);
    }

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var set = FileScripts.SetOf(project, project.Migrations.LoadSound());
        var options = OptionsReader.Read(ProjectConfiguration.Read(project, Host));
        using var progress = new ProgressLog(Host, arguments.GetValue(CommonOptions.Verbose));
        var run = new ContractRun(new ConnectionSource(database.ConnectionString), set, options, progress.CreateLogger(LogMessages.Category));
        var report = await run.RunAsync(arguments.GetValue(_force), cancellationToken).ConfigureAwait(false);
        return new ApplyReport(database.Description, report, "no step waits.");
    }
}
