using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Internal;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Databases;

/// <summary>
/// The scripts of a project as they stand in its migrations folder: what the runtime finds embedded in an assembly otherwise.
/// </summary>
internal sealed class FileScripts : IScriptSource
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    private FileScripts(MigrationProject project, MigrationHistory history)
    {
        Origin = project.Migrations.FullPath;
        foreach (var migration in history.Migrations)
        {
            _byName.Add(UpName(migration), migration.UpSql);
        }
    }

    public string Origin { get; }

    /// <summary>The migrations of a project, as the runtime wants them.</summary>
    public static MigrationSet SetOf(MigrationProject project, MigrationHistory history) => new(
        project.ModelName,
        project.HistorySchema,
        history.Head,
        new FileScripts(project, history),
        [.. history.Migrations.Select(static migration => new Migration(
            migration.Id, migration.From, migration.To, migration.UpChecksum, UpName(migration), downResource: null))])
        {
            TenantSchema = project.Tenant,
        };

    public string Read(string name) => _byName.TryGetValue(name, out var text)
        ? text
        : throw new MigrationException(Codes.MissingScript, $"There is no {name} in {Origin}.", "Restore it from version control.");

    private static string UpName(CommittedMigration migration) => migration.Path + "/up.sql";
}
