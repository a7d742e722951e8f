using Microsoft.Extensions.Configuration;

namespace MigrationKit.Tool.Projects;

/// <summary>
/// The configuration that the project's application would have, from its files, its user secrets and the environment. Without an
/// environment by name it is that of development: nobody should reach production by leaving something out.
/// </summary>
internal static class ProjectConfiguration
{
    private const string Development = "Development";

    /// <exception cref="ToolException">A file is no JSON.</exception>
    public static IConfiguration Read(MigrationProject project, ToolHost host)
    {
        var environment = host.Variable("DOTNET_ENVIRONMENT") ?? host.Variable("ASPNETCORE_ENVIRONMENT") ?? Development;
        var builder = new ConfigurationBuilder()
            .SetBasePath(project.Directory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true);
        if (environment == Development && project.UserSecretsId is { } secrets)
        {
            builder.AddUserSecrets(secrets);
        }

        try
        {
            return builder.AddEnvironmentVariables().Build();
        }
        catch (InvalidDataException error)
        {
            throw new ToolException(error.Message, error.GetBaseException().Message);
        }
    }
}
