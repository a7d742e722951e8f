using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Introspection;
using MigrationKit.Tool.Migrations;

namespace MigrationKit.Tool.Projects;

/// <summary>Asks MSBuild for a project's properties, so that imports, conditions and Directory.Build.props count.</summary>
internal sealed class ProjectEvaluator(ToolHost host)
{
    private static readonly string[] Names =
    [
        "MigrationKitDirectory", "MigrationKitSqlDirectory", "RootNamespace", "MigrationKitModelName", "MigrationKitHistorySchema", "MigrationKitPostgresVersion", "AssemblyName", "TargetPath", "TargetFramework",
        "TargetFrameworks", "UserSecretsId",
    ];

    /// <exception cref="ToolException">MSBuild cannot read the project.</exception>
    public async Task<MigrationProject> EvaluateAsync(string file, BuildSettings settings, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await new DotNet(host).CaptureAsync(
            ["msbuild", file, "-nologo", $"-getProperty:{string.Join(',', Names)}", .. settings.Properties],
            cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw new ToolException(
                $"MSBuild cannot read {file}:\n{output.Trim()}", $"See what dotnet build \"{file}\" says.", Codes.InvalidProperty);
        }

        using var json = JsonDocument.Parse(output);
        return ProjectOf(file, json.RootElement.GetProperty("Properties"));
    }

    private static MigrationProject ProjectOf(string file, JsonElement properties)
    {
        var frameworks = OrNull("TargetFrameworks") ?? OrNull("TargetFramework") ?? "";
        return new MigrationProject
        {
            File = file,
            Migrations = MigrationDirectory.OfProject(
                Path.GetDirectoryName(file)!, OrNull("MigrationKitDirectory") ?? MigrationDirectory.DefaultName),
            ModelName = OrNull("MigrationKitModelName") ?? OrNull("AssemblyName") ?? Path.GetFileNameWithoutExtension(file),
            HistorySchema = OrNull("MigrationKitHistorySchema") ?? CatalogFilter.DefaultHistorySchema,
            PostgresVersion = PostgresMajor.Parse(OrNull("MigrationKitPostgresVersion") ?? "") ?? PostgresMajor.Oldest,
            TargetPath = OrNull("TargetPath"),
            TargetFrameworks = frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            SqlDirectory = (OrNull("MigrationKitSqlDirectory") ?? "Schema").Replace('\\', '/').TrimEnd('/'),
            RootNamespace = OrNull("RootNamespace") ?? Path.GetFileNameWithoutExtension(file),
            UserSecretsId = OrNull("UserSecretsId"),
        };

        string? OrNull(string name) => properties.GetProperty(name).GetString() is { Length: > 0 } value ? value : null;
    }
}
