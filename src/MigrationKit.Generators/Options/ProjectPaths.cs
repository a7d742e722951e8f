namespace MigrationKit.Generators.Options;

/// <summary>Paths as findings and manifests have them: relative to the project, with <c>/</c> on every system.</summary>
internal static class ProjectPaths
{
    /// <summary>The path as seen from the project; unchanged if it is relative.</summary>
    public static string Relative(string projectDirectory, string path)
    {
        var from = Segments(projectDirectory);
        var to = Segments(path);
        if (from.Length == 0 || !IsRooted(path))
        {
            return string.Join("/", to.Where(static segment => segment != "."));
        }

        var common = 0;
        while (common < from.Length && common < to.Length && string.Equals(from[common], to[common], StringComparison.Ordinal))
        {
            common++;
        }

        return string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    private static bool IsRooted(string path) => path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':');

    private static string[] Segments(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}
