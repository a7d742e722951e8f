using System.CommandLine;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.CommandLine;

/// <summary>A command about a project and a database.</summary>
internal abstract class DatabaseCommand : ProjectCommand
{
    protected DatabaseCommand(ToolHost host, string name, string description, params string[] examples)
        : base(host, name, description, examples) => Add(CommonOptions.Connection);

    protected abstract Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken);

    protected sealed override Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken)
    {
        var database = new DatabaseFinder(Host).Find(arguments.GetValue(CommonOptions.Connection), project);
        return RunAsync(project, database, arguments, cancellationToken);
    }
}
