using System.CommandLine;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.CommandLine;

/// <summary>A command about a project.</summary>
internal abstract class ProjectCommand : ToolCommand
{
    protected ProjectCommand(ToolHost host, string name, string description, params string[] examples)
        : base(host, name, description, examples) => Add(CommonOptions.Project);

    protected abstract Task<Report> RunAsync(MigrationProject project, ParseResult arguments, CancellationToken cancellationToken);

    /// <summary>How the project is looked at; commands that build have options for it.</summary>
    protected virtual BuildSettings SettingsOf(ParseResult arguments) => BuildSettings.Default;

    protected sealed override async Task<Report> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var file = ProjectLocator.Find(arguments.GetValue(CommonOptions.Project), Host);
        var project = await new ProjectEvaluator(Host).EvaluateAsync(file, SettingsOf(arguments), cancellationToken).ConfigureAwait(false);
        return await RunAsync(project, arguments, cancellationToken).ConfigureAwait(false);
    }
}
