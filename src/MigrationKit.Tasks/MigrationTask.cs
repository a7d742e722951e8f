using Microsoft.Build.Framework;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Tasks;

/// <summary>What all tasks start from: the committed migrations, and the assembly that declares a schema.</summary>
public abstract class MigrationTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The folder of the project.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The folder of the committed migrations, relative to the project or absolute.</summary>
    [Required]
    public string MigrationsDirectory { get; set; } = "";

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The files of the committed migrations and the manifest, as the compiler got them.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The oldest server to plan for, <c>13</c> or later. What means nothing is the oldest of all: the compiler reports it.</summary>
    public string PostgresVersion { get; set; } = "";

    private protected PlannerOptions Planning => PlannerOptions.Since(PostgresMajor.Parse(PostgresVersion) ?? PostgresMajor.Oldest);

    private protected MigrationsFolder Folder => new(ProjectDirectory, MigrationsDirectory);

    private protected FindingLog Findings => new(Log, Folder);

    /// <inheritdoc />
    public sealed override bool Execute()
    {
        Log.LogMessage(MessageImportance.Low, "MigrationKit: {0} with {1} files of {2}", Assembly, Files.Length, MigrationsDirectory);
        try
        {
            Run();
        }
        catch (FindingException error)
        {
            Findings.Write(error.Finding);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.LogErrorFromException(error);
        }

        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run();

    private protected MigrationHistory LoadHistory() =>
        MigrationHistory.Load(Folder.Read(Files.Select(static file => file.GetMetadata("FullPath"))), Folder.Name);

    private protected DatabaseSchema ReadSchema() => ManifestReader.Read(AssemblyManifest.Read(Assembly), Path.GetFileName(Assembly));
}
