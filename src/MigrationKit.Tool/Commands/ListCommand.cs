using System.CommandLine;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class ListCommand : ProjectCommand
{
    public ListCommand(ToolHost host)
        : base(
            host,
            "list",
            "Lists the project's migrations in the order in which they are applied. Needs no database and no build.",
            "dotnet migrationkit migrations list",
            "dotnet migrationkit migrations list --project src/Shop --json")
    {
    }

    protected override Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken) =>
        Task.FromResult<Report>(new ListReport(project.Migrations.Load(), project.Migrations.Name));
}
