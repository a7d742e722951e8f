using System.CommandLine;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class CheckCommand : ProjectCommand
{
    public CheckCommand(ToolHost host)
        : base(
            host,
            "check",
            "Checks the files of the migrations: checksums, order, merges, and that they lead to the manifest. Needs no database and no "
                + "build. Exit code 2 when something is wrong.",
            "dotnet migrationkit migrations check",
            "dotnet migrationkit migrations check --project src/Shop --json")
    {
    }

    protected override Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken) =>
        Task.FromResult<Report>(new CheckReport(project.Migrations.Load()));
}
