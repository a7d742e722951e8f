namespace MigrationKit.Tool.Sources;

/// <summary>A .sql file.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Name">What errors call it.</param>
internal sealed record ScriptFile(string FullPath, string Name)
{
    /// <summary>All of a folder, in the order of their paths; empty where there are none.</summary>
    public static IReadOnlyList<ScriptFile> In(string folder, string name) =>
    [
        .. Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Select(file => new ScriptFile(file, $"{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}"))
            .OrderBy(static file => file.Name, StringComparer.Ordinal),
    ];
}
