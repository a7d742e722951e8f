using System.CommandLine;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.Commands;

internal sealed class StatusCommand : DatabaseCommand
{
    /// <param name="host">The process.</param>
    /// <param name="path">All words that lead to this command.</param>
    /// <param name="name">The last of them.</param>
    public StatusCommand(ToolHost host, string path, string name)
        : base(
            host,
            name,
            "Compares the project's migrations with what a database has recorded: applied, pending, or unknown to this project. "
                + "Exit code 2 unless all are applied. Changes nothing.",
            $"dotnet migrationkit {path}",
            $"dotnet migrationkit {path} --connection postgres://app@localhost/shop --json") => Add(CommonOptions.TenantSchema);

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var history = project.Migrations.LoadSound();
        var migrator = new Migrator(database.ConnectionString, [FileScripts.SetOf(project, history)]);
        var status = await migrator.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        return new StatusReport(database.Description, status, MigrationStanding.Of(history, status.Models[0]));
    }
}
