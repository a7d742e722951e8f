using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Tests.Migrations;

/// <summary>A migrations directory in memory, and what is found wrong with it.</summary>
public sealed class MigrationHistoryTests
{
    private const string Directory = "Migrations";

    [Test]
    public void An_empty_directory_leads_to_the_empty_schema()
    {
        var history = MigrationHistory.Load([], Directory);
        Assert.That(history.IsSound);
        Assert.That(history.Schema, Is.EqualTo(DatabaseSchema.Empty));
        Assert.That(history.Head, Is.EqualTo(Fingerprint.Empty));
    }

    [Test]
    public void Migrations_lead_to_the_declared_schema()
    {
        var files = new Files().Add("1_one", Users()).Add("2_two", Users("email"));
        var history = MigrationHistory.Load(files, Directory);
        Assert.That(history.Findings, Is.Empty);
        Assert.That(history.Migrations.Select(static migration => migration.Id), Is.EqualTo(new[] { "1_one", "2_two" }));
        Assert.That(history.Schema, Is.EqualTo(Users("email")));
    }

    [Test]
    public void Order_comes_from_the_chain_and_not_from_the_names()
    {
        var files = new Files().Add("9_first", Users()).Add("1_second", Users("email"));
        Assert.That(MigrationHistory.Load(files, Directory).Migrations.Select(static migration => migration.Id), Is.EqualTo(new[] { "9_first", "1_second" }));
    }

    [Test]
    public void A_schema_may_come_back_to_what_it_was()
    {
        var files = new Files().Add("1", Users()).Add("2", Users("email")).Add("3", Users()).Add("4", Users("email"));
        var history = MigrationHistory.Load(files, Directory);
        Assert.That(history.Findings, Is.Empty);
        Assert.That(history.Migrations, Has.Count.EqualTo(4));
    }

    [Test]
    public void Nothing_new_makes_no_files()
    {
        var files = new Files().Add("1", Users());
        Assert.That(NewMigration.Make(MigrationHistory.Load(files, Directory), Users(), Directory, "2", PlannerOptions.Default, out _), Is.Empty);
    }

    [Test]
    public void An_edited_script_is_named_with_both_checksums_and_the_way_out() =>
        Expect(TwoMigrations().Edit("Migrations/1/up.sql", static text => text + "SELECT 1;\n"), Codes.EditedMigration, "Migrations/1/up.sql was edited", "sha256:", "migrations rehash");

    [Test]
    public void Other_line_ends_are_no_edit()
    {
        var files = TwoMigrations().Edit("Migrations/1/up.sql", static text => text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.That(MigrationHistory.Load(files, Directory).Findings, Is.Empty);
    }

    [Test]
    public void A_missing_document() => Expect(TwoMigrations().Remove("Migrations/1/migration.json"), Codes.UnreadableMigration, "Migrations/1/migration.json is missing");

    [Test]
    public void A_missing_script() => Expect(TwoMigrations().Remove("Migrations/2/up.sql"), Codes.MissingScript, "Migrations/2/up.sql is missing");

    [Test]
    public void A_missing_way_back() => Expect(TwoMigrations().Remove("Migrations/2/down.sql"), Codes.MissingScript, "Migrations/2/down.sql is missing");

    [Test]
    public void A_missing_manifest() => Expect(TwoMigrations().Remove("Migrations/schema.manifest.json"), Codes.ManifestDiffers, "schema.manifest.json is missing");

    [Test]
    public void A_missing_first_migration() => Expect(TwoMigrations().Remove("Migrations/1/up.sql", "Migrations/1/down.sql", "Migrations/1/migration.json"), Codes.BrokenChain, "Migrations/2 comes after 1");

    [Test]
    public void A_merge_of_two_branches_is_a_fork()
    {
        var main = new Files().Add("1", Users());
        var other = new Files(main).Add("3_theirs", Users("phone"));
        var merged = new Files(main.Add("2_ours", Users("email")));
        foreach (var file in other.Where(static file => file.Path.StartsWith("Migrations/3_theirs/", StringComparison.Ordinal)))
        {
            merged.Put(file);
        }

        Expect(merged, Codes.ForkedHistory, "2_ours and 3_theirs both come after the same migration", "Migrations/3_theirs", "MigrationKitAdd");
    }

    [Test]
    public void A_manifest_with_merge_markers() => Expect(
        TwoMigrations().Edit("Migrations/schema.manifest.json", static text => "<<<<<<< HEAD\n" + text + "=======\n>>>>>>> theirs\n"), Codes.MergeMarker, "unresolved merge conflict");

    [Test]
    public void A_manifest_of_a_newer_format() => Expect(
        TwoMigrations().Edit("Migrations/schema.manifest.json", static text => text.Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal)), Codes.NewerFormat, "is of format 99", "Update the MigrationKit package");

    [Test]
    public void A_manifest_that_is_no_json() => Expect(TwoMigrations().Edit("Migrations/schema.manifest.json", static _ => "{ \"format\": 1, oops }"), Codes.UnreadableManifest, "is not a manifest");

    [Test]
    public void A_manifest_with_a_section_that_nobody_knows() => Expect(
        TwoMigrations().Edit("Migrations/schema.manifest.json", static text => text.Replace("\"tables\"", "\"tablets\"", StringComparison.Ordinal)), Codes.UnreadableManifest, "\"tablets\" is not a section");

    [Test]
    public void A_manifest_edited_by_hand() => Expect(
        TwoMigrations().Edit("Migrations/schema.manifest.json", static text => text.Replace("\"email\"", "\"mail\"", StringComparison.Ordinal)), Codes.ManifestDiffers, "is not the schema that the migrations lead to", "public.users.mail is new");

    [Test]
    public void A_document_whose_changes_lead_elsewhere() => Expect(
        TwoMigrations().Edit("Migrations/2/migration.json", static text => text.Replace("\"email\"", "\"mail\"", StringComparison.Ordinal)), Codes.BrokenChain, "its changes do not lead to the fingerprint");

    [Test]
    public void A_script_that_cannot_be_split() => Expect(TwoMigrations().Edit("Migrations/2/up.sql", static _ => "SELECT 'open"), Codes.BrokenScript, "Migrations/2/up.sql(1)");

    private static void Expect(Files files, string code, params string[] words)
    {
        var findings = MigrationHistory.Load(files, Directory).Findings;
        Assert.That(findings.Select(static finding => finding.Code), Does.Contain(code));
        var found = findings.First(finding => finding.Code == code);
        var text = $"{found.File}({found.Line}): {found.Text}";
        foreach (var word in words)
        {
            Assert.That(text, Does.Contain(word));
        }
    }

    private static Files TwoMigrations() => new Files().Add("1", Users()).Add("2", Users("email"));

    private static DatabaseSchema Users(params string[] columns)
    {
        var table = new QualifiedName("public", "users");
        return DatabaseSchema.Create(
        [
            new Table(table),
            new Column { Table = table, Name = "id", Type = PgType.Parse("bigint"), Ordinal = 1 },
            .. columns.Select(name => new Column { Table = table, Name = name, Type = PgType.Parse("text"), IsNullable = true, Ordinal = 2 }),
        ]);
    }

    /// <summary>Files by path; adding a migration does what the add target does.</summary>
    private sealed class Files(IEnumerable<MigrationFile>? files = null) : IEnumerable<MigrationFile>
    {
        private readonly SortedDictionary<string, MigrationFile> _files = new((files ?? []).ToDictionary(static file => file.Path), StringComparer.Ordinal);

        public Files Add(string id, DatabaseSchema declared)
        {
            foreach (var file in NewMigration.Make(MigrationHistory.Load(this, Directory), declared, Directory, id, PlannerOptions.Default, out _))
            {
                Put(file);
            }

            return this;
        }

        public void Put(MigrationFile file) => _files[file.Path] = file;

        public Files Edit(string path, Func<string, string> edit)
        {
            _files[path] = new MigrationFile(path, edit(_files[path].Text));
            return this;
        }

        public Files Remove(params string[] paths)
        {
            foreach (var path in paths)
            {
                Assert.That(_files.Remove(path), path);
            }

            return this;
        }

        public IEnumerator<MigrationFile> GetEnumerator() => _files.Values.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
