using MigrationKit.Package.Tests.Building;

namespace MigrationKit.Package.Tests;

/// <summary>What may happen to committed migrations: each is an error that says what and where, and what to do.</summary>
public sealed class HistoryTests
{
    private const string Manifest = "Migrations/schema.manifest.json";

    private static readonly Lazy<Task<TestProject>> Base = new(CreateAsync);

    [Test]
    public async Task An_edited_script_is_reported_with_both_checksums()
    {
        var library = await CopyAsync();
        File.AppendAllText(library.InMigration(0, "up.sql"), "-- edited\n");

        (await library.BuildAsync()).Fails().Says(
            "_initial/up.sql(1,1): error MK2004: ", "its checksum is sha256:", "recorded is sha256:", "migrations rehash");
    }

    [Test]
    public async Task A_missing_document_is_reported()
    {
        var library = await CopyAsync();
        File.Delete(library.InMigration(1, "migration.json"));

        (await library.BuildAsync()).Fails().Says(": error MK2005: ", "_add_user_avatar/migration.json is missing");
    }

    [Test]
    public async Task A_merge_of_two_branches_is_reported_with_both_migrations()
    {
        var library = await CopyAsync();
        var other = Path.Combine(library.Migrations, "29990101000000_add_user_phone");
        Directory.CreateDirectory(other);
        foreach (var file in Directory.GetFiles(Path.Combine(library.Migrations, library.MigrationIds[1])))
        {
            File.Copy(file, Path.Combine(other, Path.GetFileName(file)));
        }

        (await library.BuildAsync()).Fails().Says(
            "29990101000000_add_user_phone/migration.json(1,1): error MK2006: ", "_add_user_avatar and 29990101000000_add_user_phone");
    }

    [Test]
    public async Task A_merge_marker_in_the_manifest_is_reported_on_its_line()
    {
        var library = await CopyAsync();
        library.Write(Manifest, "{\n<<<<<<< HEAD\n" + library.Read(Manifest));

        (await library.BuildAsync()).Fails().Says("schema.manifest.json(2,1): error MK2009: ");
    }

    [Test]
    public async Task A_manifest_of_a_newer_version_is_reported()
    {
        var library = await CopyAsync();
        library.Write(Manifest, library.Read(Manifest).Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal));

        (await library.BuildAsync()).Fails().Says(
            "schema.manifest.json(1,1): error MK2010: ", "format 99", "Update the MigrationKit package");
    }

    [Test]
    public async Task A_broken_script_is_reported_on_its_line()
    {
        var library = await CopyAsync();
        library.Write(library.InMigration(0, "up.sql"), "SELECT 1;\nSELECT 'never closed;\n");

        (await library.BuildAsync()).Fails().Says("_initial/up.sql(2,1): error MK2013: ");
    }

    private static async Task<TestProject> CopyAsync() => (await Base.Value).Copy();

    private static async Task<TestProject> CreateAsync()
    {
        var library = await TestProject.CreateLibraryAsync();
        (await library.AddAsync("initial")).Succeeds();
        library.Write("User.cs", Source.User.With("public string? Avatar { get; set; }"));
        (await library.AddAsync("add_user_avatar")).Succeeds();
        return library;
    }
}
