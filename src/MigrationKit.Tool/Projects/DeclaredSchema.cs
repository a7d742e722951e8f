using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;
using MigrationKit.Tasks;

namespace MigrationKit.Tool.Projects;

/// <summary>Reads the schema that a project's classes declare out of its assembly; none of its code runs.</summary>
internal sealed class DeclaredSchema(ToolHost host)
{
    /// <returns>The project, as it was built, and what it declares.</returns>
    /// <exception cref="ToolException">The project cannot be built, or was not.</exception>
    /// <exception cref="FindingException">The assembly has no manifest, or one that cannot be read.</exception>
    public async Task<(MigrationProject Project, DatabaseSchema Schema)> ReadAsync(string file, BuildSettings settings, CancellationToken cancellationToken)
    {
        var evaluator = new ProjectEvaluator(host);
        var project = await evaluator.EvaluateAsync(file, settings, cancellationToken).ConfigureAwait(false);
        if (project.TargetPath is null && project.TargetFrameworks.Count > 0)
        {
            settings = settings with { Framework = project.TargetFrameworks[0] };
            project = await evaluator.EvaluateAsync(file, settings, cancellationToken).ConfigureAwait(false);
        }

        if (!settings.NoBuild)
        {
            await new ProjectBuilder(host).BuildAsync(file, settings, cancellationToken).ConfigureAwait(false);
        }

        return (project, Read(project));
    }

    private static DatabaseSchema Read(MigrationProject project)
    {
        if (!File.Exists(project.TargetPath))
        {
            throw new ToolException(
                $"The project {project.Name} has no assembly at {project.TargetPath}.",
                "Build it first, or leave out --no-build.",
                Codes.NoManifestInAssembly);
        }

        return ManifestReader.Read(AssemblyManifest.Read(project.TargetPath), Path.GetFileName(project.TargetPath));
    }
}
