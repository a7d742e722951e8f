using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tool.Migrations;

/// <summary>
/// Accepts scripts that were edited: the checksums in <c>migration.json</c> and the manifest are written anew from what is there.
/// </summary>
internal sealed class Rehashing
{
    private readonly MigrationDirectory _directory;
    private readonly MigrationHistory _history;

    /// <exception cref="FindingException">Something is wrong that new checksums do not cure.</exception>
    public Rehashing(MigrationDirectory directory, string? id)
    {
        _directory = directory;
        _history = directory.Load();
        if (_history.Findings.FirstOrDefault(IsBeyondRehashing) is { } wrong)
        {
            throw new FindingException(wrong);
        }

        var chosen = id is null ? _history.Migrations : [_history.Migrations[MigrationFinder.IndexOf(_history, id)]];
        Edited = [.. chosen.Where(static migration => Rehashed(migration) != migration.Document)];
    }

    private string ManifestPath => $"{_directory.Name}/{MigrationHistory.ManifestName}";

    /// <summary>The migrations whose files are not what <c>migration.json</c> says.</summary>
    public IReadOnlyList<CommittedMigration> Edited { get; }

    /// <summary>Writes what differs from the files on disk.</summary>
    /// <returns>The files written, relative to the project.</returns>
    public IReadOnlyList<string> Write()
    {
        var files = Edited
            .Select(static migration => new MigrationFile(migration.Path + "/migration.json", Rehashed(migration).Write())).ToList();
        if (_history.Migrations.Count > 0)
        {
            files.Add(new MigrationFile(ManifestPath, ManifestWriter.Write(_history.Schema)));
        }

        return [.. files.Where(WriteIfDifferent).Select(static file => file.Path)];
    }

    private static MigrationDocument Rehashed(CommittedMigration migration) => migration.Document with
    {
        Up = migration.UpChecksum,
        Down = migration.DownSql is { } down ? Checksum.OfText(down) : null,
    };

    // A manifest of a newer version may hold what we do not know of, and so may the migrations that it belongs to.
    private bool IsBeyondRehashing(Finding finding) => finding.Severity == FindingSeverity.Error
        && finding.Code is not Codes.EditedMigration
        && (finding.File != ManifestPath || finding.Code == Codes.NewerFormat);

    private bool WriteIfDifferent(MigrationFile file)
    {
        var path = _directory.FullPathOf(file.Path);
        if (File.Exists(path) && TextNormalizer.NormalizeNewlines(File.ReadAllText(path)) == file.Text)
        {
            return false;
        }

        File.WriteAllText(path, file.Text);
        return true;
    }
}
