using MigrationKit.Core.Migrations;

namespace MigrationKit.Tasks;

/// <summary>The folder of the committed migrations, in the paths of the project and in those of the machine.</summary>
/// <param name="projectDirectory">The folder of the project.</param>
/// <param name="directory">The value of <c>MigrationKitDirectory</c>: relative to the project, or absolute.</param>
internal sealed class MigrationsFolder(string projectDirectory, string directory)
{
    private const string Unfinished = ".adding";

    /// <summary>As findings name it: <c>Migrations</c>.</summary>
    public string Name { get; } = directory.Replace('\\', '/').TrimEnd('/');

    private string FullPath => PathOf(Name);

    public string PathOf(string file) => Path.GetFullPath(Path.Combine(projectDirectory, file));

    /// <summary>Reads the files that the build found in the folder.</summary>
    public IEnumerable<MigrationFile> Read(IEnumerable<string> files) =>
        files.Select(file => new MigrationFile($"{Name}/{Relative(Path.GetFullPath(file))}", File.ReadAllText(file)));

    /// <summary>
    /// Adds a migration as a whole: it is written where nobody looks, then moved, and the manifest comes last, so that a process killed in
    /// between leaves nothing or what the next build complains about.
    /// </summary>
    /// <param name="files">The files of one migration, and then the manifest.</param>
    public void Add(IReadOnlyList<MigrationFile> files)
    {
        var unfinished = Path.Combine(FullPath, Unfinished);
        Delete(unfinished);
        foreach (var file in files)
        {
            var target = Path.Combine(unfinished, file.Path.Substring(Name.Length + 1));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, file.Text);
        }

        foreach (var migration in Directory.GetDirectories(unfinished))
        {
            Directory.Move(migration, Path.Combine(FullPath, Path.GetFileName(migration)));
        }

        foreach (var file in Directory.GetFiles(unfinished))
        {
            Replace(file, Path.Combine(FullPath, Path.GetFileName(file)));
        }

        Delete(unfinished);
    }

    private string Relative(string file) => file.Substring(FullPath.Length + 1).Replace('\\', '/');

    private static void Replace(string source, string target)
    {
        if (File.Exists(target))
        {
            File.Replace(source, target, destinationBackupFileName: null);
        }
        else
        {
            File.Move(source, target);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
