using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Migrations;

/// <summary>A folder with migrations on disk.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Name">What findings call it: the path from the project, with <c>/</c>.</param>
internal sealed record MigrationDirectory(string FullPath, string Name)
{
    public const string DefaultName = "Migrations";

    private static readonly string[] FileNames = ["up.sql", "down.sql", "migration.json", MigrationHistory.ManifestName];

    /// <param name="project">The folder of the project.</param>
    /// <param name="directory">The property MigrationKitDirectory: relative to the project, or a full path.</param>
    public static MigrationDirectory OfProject(string project, string directory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory.Replace('\\', '/'), project));
        return new MigrationDirectory(path, Path.GetRelativePath(project, path).Replace('\\', '/'));
    }

    /// <summary>Reads the migrations; a folder that is not there has none.</summary>
    public MigrationHistory Load() => MigrationHistory.Load(ReadFiles(), Name);

    /// <summary>Reads the migrations to build on.</summary>
    /// <exception cref="FindingException">They are not sound.</exception>
    public MigrationHistory LoadSound()
    {
        var history = Load();
        return history.Findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error) is { } wrong
            ? throw new FindingException(wrong)
            : history;
    }

    /// <summary>The folders in it, as findings call them.</summary>
    public IReadOnlyList<string> Folders() => !Directory.Exists(FullPath)
        ? []
        : [.. Directory.GetDirectories(FullPath).Order(StringComparer.Ordinal).Select(path => $"{Name}/{Path.GetFileName(path)}")];

    /// <summary>Where a file is that a finding or a <see cref="MigrationFile"/> names.</summary>
    public string FullPathOf(string path) => Path.Combine(FullPath, path[(Name.Length + 1)..]);

    private IEnumerable<MigrationFile> ReadFiles() => !Directory.Exists(FullPath)
        ? []
        : Directory.EnumerateFiles(FullPath, "*", SearchOption.AllDirectories)
            .Where(static file => FileNames.Contains(Path.GetFileName(file), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new MigrationFile($"{Name}/{Path.GetRelativePath(FullPath, file).Replace('\\', '/')}", File.ReadAllText(file)));
}
