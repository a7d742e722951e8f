namespace MigrationKit.Tool.Projects;

/// <summary>Builds a project, with the build's output on standard error.</summary>
internal sealed class ProjectBuilder(ToolHost host)
{
    /// <summary>
    /// Builds it whether or not its migrations are complete: the point of building is to see what is declared.
    /// </summary>
    /// <exception cref="ToolException">The build fails.</exception>
    public Task BuildAsync(string file, BuildSettings settings, CancellationToken cancellationToken) =>
        RunAsync(file, ["-v:quiet", "-p:MigrationKitOnPendingChanges=none", .. settings.Properties], cancellationToken);

    /// <summary>Runs the target that writes a new migration.</summary>
    /// <exception cref="ToolException">The build fails.</exception>
    public Task AddMigrationAsync(string file, string name, BuildSettings settings, CancellationToken cancellationToken) =>
        RunAsync(file, ["-t:MigrationKitAdd", $"-p:MigrationName={name}", .. settings.Properties], cancellationToken);

    private async Task RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var exitCode = await new DotNet(host).PassThroughAsync(
            ["build", file, "-nologo", "-clp:NoSummary", .. arguments], cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw new ToolException($"The build of {file} failed.", "Correct what it says above.");
        }
    }
}
