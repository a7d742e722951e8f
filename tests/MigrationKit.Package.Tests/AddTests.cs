using MigrationKit.Package.Tests.Building;

namespace MigrationKit.Package.Tests;

public sealed class AddTests
{
    private const string Renamed = "[Table(\"people\"), MigrationKit.RenamedFrom(\"users\")]";

    [TestCase("")]
    [TestCase("two words")]
    [TestCase("../up")]
    [TestCase("größe")]
    public async Task A_name_that_is_no_name_is_refused(string name)
    {
        var library = await TestProject.CreateLibraryAsync();

        (await library.AddAsync(name)).Fails().Says(": error MK5003: ", "-p:MigrationName=add_user_avatar");

        Assert.That(Directory.Exists(library.Migrations), Is.False);
    }

    [Test]
    public async Task Hazards_are_warnings_on_their_line_of_the_script()
    {
        var library = await CreateWithPendingRenameAsync();

        var add = await library.AddAsync("rename");

        add.Succeeds().Says("up.sql(4): warning MK3005: ");
        Assert.That(library.Read(library.InMigration(1, "up.sql")).Split('\n')[3], Does.StartWith("-- MK3005: "));
    }

    [TestCase("-p:MigrationKitOnLint=error")]
    [TestCase("-p:MSBuildTreatWarningsAsErrors=true")]
    public async Task Hazards_that_are_errors_keep_the_migration_from_being_added_until_they_are_accepted(string severity)
    {
        var library = await CreateWithPendingRenameAsync();
        var sources = FileStamps.OfSources(library);

        (await library.AddAsync("rename", severity)).Fails().Says(": error MK3005: ", "Nothing was added", "-p:MigrationKitOnLint=none");

        Assert.That(sources.Changes(), Is.Empty);
        (await library.AddAsync("rename", severity, "-p:MigrationKitOnLint=none")).SucceedsWithoutWarning();
        Assert.That(library.MigrationIds, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_migration_sorts_behind_those_of_a_clock_that_was_ahead()
    {
        var library = await TestProject.CreateLibraryAsync();
        (await library.AddAsync("initial")).Succeeds();
        Directory.Move(
            Path.Combine(library.Migrations, library.MigrationIds[0]), Path.Combine(library.Migrations, "29991231235959_initial"));
        library.Write("User.cs", Source.User.With("public string? Avatar { get; set; }"));

        (await library.AddAsync("add_user_avatar")).Succeeds();

        Assert.That(library.MigrationIds, Is.EqualTo(["29991231235959_initial", "30000101000000_add_user_avatar"]));
        (await library.BuildAsync()).SucceedsWithoutWarning();
    }

    [Test]
    public async Task Nothing_is_added_on_top_of_migrations_that_are_not_sound()
    {
        var library = await CreateWithPendingRenameAsync();
        File.AppendAllText(library.InMigration(0, "down.sql"), "-- edited\n");
        var sources = FileStamps.OfSources(library);

        (await library.AddAsync("rename")).Fails().Says(": error MK2004: ", "down.sql");

        Assert.That(sources.Changes(), Is.Empty);
    }

    private static async Task<TestProject> CreateWithPendingRenameAsync()
    {
        var library = await TestProject.CreateLibraryAsync();
        (await library.AddAsync("initial")).Succeeds();
        library.Write("User.cs", Source.User.Replace("[Table(\"users\")]", Renamed, StringComparison.Ordinal));
        return library;
    }
}
