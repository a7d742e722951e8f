using MigrationKit.Core.Model;
using MigrationKit.Hosting;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Databases;

/// <summary>
/// Finds the database that a command is about: what is said, what the environment says, what the project's application would use.
/// </summary>
internal sealed class DatabaseFinder(ToolHost host)
{
    public const string Variable = "MIGRATIONKIT_CONNECTION";

    /// <exception cref="MigrationException">There is none, or it cannot be read.</exception>
    public Database Find(string? given, MigrationProject project) => FindGiven(given) ?? new Database(Configured(project));

    /// <summary>The database that somebody named; null where the project's configuration would have to be asked.</summary>
    public Database? FindGiven(string? given) =>
        (given ?? host.Variable(Variable)) is { Length: > 0 } connection ? new Database(connection) : null;

    private string Configured(MigrationProject project)
    {
        var configuration = ProjectConfiguration.Read(project, host);
        try
        {
            return ConnectionStringChooser.Choose(OptionsReader.Read(configuration), configuration);
        }
        catch (MigrationException error) when (error.Code == Codes.NoConnection)
        {
            throw new ToolException(
                $"No database is named, and the configuration of {project.Name} does not say which one it is.",
                $"Give --connection postgres://app@localhost/shop, set {Variable}, or add ConnectionStrings:Default to appsettings.json.",
                Codes.NoConnection);
        }
    }
}
