using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Migrations;

/// <summary>
/// The committed migrations in the order of their chain of fingerprints, the schema that they lead to, and what is wrong with them.
/// Found from files alone: no database, no clock.
/// </summary>
internal sealed class MigrationHistory
{
    public const string ManifestName = "schema.manifest.json";

    private MigrationHistory(IReadOnlyList<CommittedMigration> migrations, DatabaseSchema schema, IReadOnlyList<Finding> findings) =>
        (Migrations, Schema, Findings) = (migrations, schema, findings);

    /// <summary>The migrations from the empty schema on; where the chain is broken or forked, those up to there.</summary>
    public IReadOnlyList<CommittedMigration> Migrations { get; }

    /// <summary>The schema after the last migration, with columns in the order in which they were created.</summary>
    public DatabaseSchema Schema { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether new migrations can be planned on top of these.</summary>
    public bool IsSound => Findings.All(static finding => finding.Severity != FindingSeverity.Error);

    public string Head => Migrations.Count == 0 ? Fingerprint.Empty : Migrations[Migrations.Count - 1].To;

    /// <param name="files">All files under the directory.</param>
    /// <param name="directory">The migrations directory relative to the project: <c>Migrations</c>.</param>
    public static MigrationHistory Load(IEnumerable<MigrationFile> files, string directory)
    {
        var all = files.ToList();
        var reader = new MigrationFolderReader(all, directory);
        var found = reader.Read();
        var chain = MigrationChain.Order(found, reader.Findings);
        var schema = Fold(chain, reader.Findings);
        CheckManifest(all, directory, schema, chain.Count > 0, reader.Findings);
        return new MigrationHistory(chain, schema, reader.Findings);
    }

    private static DatabaseSchema Fold(List<CommittedMigration> chain, List<Finding> findings) => Replay(chain) ?? FoldToFault(chain, findings);

    /// <summary>The schema after all of them, if it is the one that the last one names: one hash, however long the history is.</summary>
    private static DatabaseSchema? Replay(List<CommittedMigration> chain)
    {
        var fold = new SchemaFold(DatabaseSchema.Empty);
        try
        {
            foreach (var change in chain.SelectMany(static migration => migration.Document.Diff.Changes))
            {
                fold.Apply(change);
            }
        }
        catch (SchemaMismatchException)
        {
            return null;
        }

        var schema = fold.ToSchema();
        return chain.Count == 0 || Fingerprint.Of(schema) == chain[chain.Count - 1].To ? schema : null;
    }

    /// <summary>Goes from one migration to the next to name the first one that is at fault.</summary>
    private static DatabaseSchema FoldToFault(List<CommittedMigration> chain, List<Finding> findings)
    {
        var schema = DatabaseSchema.Empty;
        foreach (var migration in chain)
        {
            try
            {
                schema = migration.Document.Diff.ApplyTo(schema);
            }
            catch (SchemaMismatchException error)
            {
                findings.Add(Inconsistent(migration, error.Message));
                return schema;
            }

            if (Fingerprint.Of(schema) != migration.To)
            {
                findings.Add(Inconsistent(migration, "its changes do not lead to the fingerprint that it names."));
                return schema;
            }
        }

        return schema;
    }

    private static Finding Inconsistent(CommittedMigration migration, string why) => new(
        Codes.BrokenChain,
        $"{migration.Path}/migration.json does not fit the migrations before it: {why}",
        "The file is written by MigrationKitAdd and never by hand: restore it from version control, or remove the folder and add the migration again.")
    { File = migration.Path + "/migration.json" };

    private static void CheckManifest(List<MigrationFile> files, string directory, DatabaseSchema schema, bool any, List<Finding> findings)
    {
        var path = directory + "/" + ManifestName;
        var manifest = files.FirstOrDefault(file => file.Path == path);
        if (manifest is null)
        {
            if (any)
            {
                findings.Add(new Finding(Codes.ManifestDiffers, $"{path} is missing.", "Restore it from version control, or write it with: dotnet migrationkit migrations rehash") { File = path });
            }

            return;
        }

        try
        {
            var read = ManifestReader.Read(manifest.Text, path);
            if (findings.Count == 0 && !read.Equals(schema))
            {
                var differences = string.Join("; ", SchemaDiffer.Diff(schema, read).Changes.Take(3).Select(static change => change.Describe()));
                findings.Add(new Finding(
                    Codes.ManifestDiffers, $"{path} is not the schema that the migrations lead to: {differences}.",
                    "It is written along with a migration and never by hand. Restore it, or write it anew with: dotnet migrationkit migrations rehash") { File = path });
            }
        }
        catch (FindingException error)
        {
            findings.Add(error.Finding);
        }
    }
}
