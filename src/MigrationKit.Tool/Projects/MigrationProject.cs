using MigrationKit.Execution;
using MigrationKit.History;
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

    /// <summary>The schema of MigrationKit's own tables; of a tenant, those of its own.</summary>
    public required string HistorySchema { get; init; }

    /// <summary>The schema that a command is about, of those that have these migrations; null where it is the database.</summary>
    public TenantSchema? Tenant { get; private init; }

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

    /// <summary>The project as one schema of many sees it.</summary>
    public MigrationProject For(TenantSchema tenant) => this with
    {
        Tenant = tenant,
        HistorySchema = TenantHistory.SchemaOf(HistorySchema, tenant.Name),
    };
}
