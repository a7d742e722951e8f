using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Migrations;

/// <summary>Reads each migration's folder and checks its files against their checksums.</summary>
internal sealed class MigrationFolderReader(IReadOnlyList<MigrationFile> files, string directory)
{
    public List<Finding> Findings { get; } = [];

    public List<CommittedMigration> Read()
    {
        var result = new List<CommittedMigration>();
        foreach (var folder in files.Where(file => IsOfMigration(file.Path)).GroupBy(file => Folder(file.Path)).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            try
            {
                if (Read(folder.Key, folder.ToDictionary(static file => Name(file.Path))) is { } migration)
                {
                    result.Add(migration);
                }
            }
            catch (FindingException error)
            {
                Findings.Add(error.Finding);
            }
        }

        return result;
    }

    private CommittedMigration? Read(string folder, Dictionary<string, MigrationFile> files)
    {
        if (!files.TryGetValue("migration.json", out var json))
        {
            Findings.Add(new Finding(
                Codes.UnreadableMigration, $"{folder}/migration.json is missing.", "Restore it from version control, or remove the folder and add the migration again.") { File = folder + "/migration.json" });
            return null;
        }

        var document = MigrationDocument.Read(json);
        if (!files.TryGetValue("up.sql", out var up))
        {
            Findings.Add(new Finding(Codes.MissingScript, $"{folder}/up.sql is missing.", "Restore it from version control.") { File = folder + "/up.sql" });
            return null;
        }

        files.TryGetValue("down.sql", out var down);
        CheckText(up, document.Up);
        CheckDown(folder, down, document.Down);
        MigrationScript.Parse(up.Text, up.Path);
        return new CommittedMigration
        {
            Id = Name(folder),
            Path = folder,
            Document = document,
            UpSql = up.Text,
            DownSql = down?.Text,
            UpChecksum = Checksum.OfText(up.Text),
        };
    }

    private void CheckDown(string folder, MigrationFile? down, string? recorded)
    {
        if (down is not null && recorded is not null)
        {
            CheckText(down, recorded);
        }
        else if (recorded is not null)
        {
            Findings.Add(new Finding(Codes.MissingScript, $"{folder}/down.sql is missing.", "Restore it from version control.") { File = folder + "/down.sql" });
        }
    }

    private void CheckText(MigrationFile file, string recorded)
    {
        MergeMarkersOf(file);
        var actual = Checksum.OfText(file.Text);
        if (actual != recorded)
        {
            Findings.Add(new Finding(
                Codes.EditedMigration,
                $"{file.Path} was edited after it was added: its checksum is {actual}, recorded is {recorded}.",
                "Put the change into a new migration. While this one is applied nowhere, accept the edit with: dotnet migrationkit migrations rehash") { File = file.Path });
        }
    }

    private static void MergeMarkersOf(MigrationFile file) => Manifest.MergeMarkers.Check(file.Text, file.Path);

    private bool IsOfMigration(string path) =>
        path.StartsWith(directory + "/", StringComparison.Ordinal) && path.IndexOf('/', directory.Length + 1) > 0 && Name(path) is "up.sql" or "down.sql" or "migration.json";

    private static string Folder(string path) => path.Substring(0, path.LastIndexOf('/'));

    private static string Name(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
