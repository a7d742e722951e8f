namespace MigrationKit.Package.Tests.Building;

/// <summary>When the files of a folder were written, to see that a build wrote none.</summary>
internal sealed class FileStamps
{
    private readonly string _directory;
    private readonly Func<string, bool> _isMeant;
    private readonly Dictionary<string, DateTime> _before;

    private FileStamps(string directory, Func<string, bool> isMeant)
    {
        (_directory, _isMeant) = (directory, isMeant);
        _before = Read();
    }

    /// <summary>All files of a project.</summary>
    public static FileStamps OfAll(TestProject project) => new(project.Directory, static _ => true);

    /// <summary>What a user would commit.</summary>
    public static FileStamps OfSources(TestProject project) =>
        new(project.Directory, static path => path.Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"));

    /// <summary>Files that were written, added or removed since.</summary>
    public IEnumerable<string> Changes()
    {
        var now = Read();
        return now.Where(file => !_before.TryGetValue(file.Key, out var stamp) || stamp != file.Value).Select(static file => file.Key)
            .Concat(_before.Keys.Where(file => !now.ContainsKey(file)));
    }

    private Dictionary<string, DateTime> Read() => Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_directory, file))
        .Where(_isMeant)
        .ToDictionary(static file => file, file => File.GetLastWriteTimeUtc(Path.Combine(_directory, file)));
}
