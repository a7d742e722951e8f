namespace MigrationKit.Tool.Projects;

/// <summary>Finds the project that a command is about.</summary>
internal static class ProjectLocator
{
    private const string Extension = ".csproj";
    private const string NextStep = "Go to the folder of the project, or name it: --project src/Shop/Shop.csproj";

    /// <param name="given">What <c>--project</c> says: a project file, or a folder with one; null for the current folder.</param>
    /// <param name="host">Where we are.</param>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static string Find(string? given, ToolHost host)
    {
        var path = host.FullPath(given ?? ".");
        if (Directory.Exists(path))
        {
            return OnlyOneIn(path);
        }

        if (!path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"{path} is neither a folder nor a {Extension} file.", NextStep);
        }

        return File.Exists(path)
            ? path
            : throw new UsageException($"There is no project {path}.", NextStep);
    }

    private static string OnlyOneIn(string folder)
    {
        var projects = Directory.GetFiles(folder, "*" + Extension);
        Array.Sort(projects, StringComparer.Ordinal);
        return projects.Length switch
        {
            1 => projects[0],
            0 => throw new UsageException($"There is no {Extension} file in {folder}.", NextStep),
            _ => throw new UsageException(
                $"There is more than one project in {folder}: {string.Join(", ", projects.Select(Path.GetFileName))}.",
                $"Say which one: --project {Path.GetFileName(projects[0])}"),
        };
    }
}
