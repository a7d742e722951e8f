using MigrationKit.Tool.Migrations;

namespace MigrationKit.Tool.Projects;

/// <summary>What MSBuild knows of a project that we need.</summary>
internal sealed record MigrationProject
{
    /// <summary>The project file, as a full path.</summary>
    public required string File { get; init; }

    public required MigrationDirectory Migrations { get; init; }

    /// <summary>The name under which its migrations are recorded in a database.</summary>
    public required string ModelName { get; init; }

    /// <summary>The schema of MigrationKit's own tables.</summary>
    public required string HistorySchema { get; init; }

    /// <summary>The oldest server that it is for.</summary>
    public required int PostgresVersion { get; init; }

    /// <summary>The assembly that a build makes; null where the project has several target frameworks and none was chosen.</summary>
    public string? TargetPath { get; init; }

    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

    /// <summary>The folder of declarations in SQL, relative to the project.</summary>
    public required string SqlDirectory { get; init; }

    public required string RootNamespace { get; init; }

    public string? UserSecretsId { get; init; }

    public string Directory => Path.GetDirectoryName(File)!;

    public string Name => Path.GetFileNameWithoutExtension(File);
}
