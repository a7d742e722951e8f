namespace MigrationKit.Tool.Pulling;

/// <summary>Writes pulled files beside those of a person. A file without our mark is never touched.</summary>
internal static class PulledFolder
{
    private static readonly string[] Patterns = ["*.cs", "*.sql"];

    /// <param name="project">The folder of the project.</param>
    /// <param name="files">What to write.</param>
    /// <param name="folders">The folders that pulled files are in, relative to the project: one that is no longer pulled is deleted.</param>
    public static PullResult Write(string project, IReadOnlyList<PulledFile> files, IEnumerable<string> folders)
    {
        var result = new PullResult();
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = Path.GetFullPath(file.Path, project);
            wanted.Add(path);
            Write(path, file, result);
        }

        foreach (var path in folders.Distinct(StringComparer.Ordinal).SelectMany(folder => Pulled(Path.GetFullPath(folder, project))).Where(path => !wanted.Contains(path)).ToList())
        {
            File.Delete(path);
            result.Deleted.Add(Path.GetRelativePath(project, path).Replace('\\', '/'));
        }

        return result;
    }

    private static void Write(string path, PulledFile file, PullResult result)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
            result.Written.Add(file.Path);
        }
        else if (!IsPulled(path))
        {
            result.Kept.Add(file.Path);
        }
        else if (File.ReadAllText(path).ReplaceLineEndings("\n") != file.Text)
        {
            File.WriteAllText(path, file.Text);
            result.Written.Add(file.Path);
        }
    }

    private static IEnumerable<string> Pulled(string folder) => !Directory.Exists(folder)
        ? []
        : Patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)).Where(IsPulled).Order(StringComparer.Ordinal);

    private static bool IsPulled(string path) => File.ReadLines(path).FirstOrDefault()?.Contains(PulledProject.Mark, StringComparison.Ordinal) == true;
}

/// <summary>What became of the files, by their paths from the project.</summary>
internal sealed record PullResult
{
    public List<string> Written { get; } = [];

    /// <summary>Files of a person that have the name of one that was to be written.</summary>
    public List<string> Kept { get; } = [];

    public List<string> Deleted { get; } = [];
}
