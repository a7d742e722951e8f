using MigrationKit.Package.Tests.Building;

namespace MigrationKit.Package.Tests;

public sealed class BuildTests
{
    [Test]
    public async Task A_second_build_writes_nothing()
    {
        var library = await TestProject.CreateLibraryAsync();
        (await library.AddAsync("initial")).Succeeds();
        (await library.BuildAsync()).SucceedsWithoutWarning();
        var files = FileStamps.OfAll(library);

        (await library.BuildAsync()).SucceedsWithoutWarning();

        Assert.That(files.Changes(), Is.Empty);
    }

    [Test]
    public async Task Adding_when_there_is_nothing_to_add_writes_nothing()
    {
        var library = await TestProject.CreateLibraryAsync();
        (await library.AddAsync("initial")).Succeeds();
        var sources = FileStamps.OfSources(library);

        var add = await library.AddAsync("again");

        Assert.That(add.SucceedsWithoutWarning().Output, Does.Contain("MK5004: Nothing to add"));
        Assert.That(sources.Changes(), Is.Empty);
    }

    [Test]
    public async Task A_migration_that_was_removed_is_noticed()
    {
        var library = await TestProject.CreateLibraryAsync();
        (await library.AddAsync("initial")).Succeeds();
        (await library.BuildAsync()).SucceedsWithoutWarning();
        Directory.Delete(library.Migrations, recursive: true);

        (await library.BuildAsync()).Fails().Says("User.cs(7,14): error MK2001: ");
    }

    [Test]
    public async Task Clean_removes_what_the_check_wrote()
    {
        var library = await TestProject.CreateLibraryAsync("<MigrationKitOnPendingChanges>warn</MigrationKitOnPendingChanges>");
        (await library.BuildAsync()).Succeeds();
        Assert.That(library.Checked, Is.EquivalentTo(["check.stamp", "pending.sql", "schema.manifest.json"]));

        (await library.RunAsync("clean")).Succeeds();

        Assert.That(library.Checked, Is.Empty);
    }

    [Test]
    public async Task Pending_changes_may_be_a_warning_and_their_sql_is_under_obj()
    {
        var library = await TestProject.CreateLibraryAsync("<MigrationKitOnPendingChanges>warn</MigrationKitOnPendingChanges>");

        (await library.BuildAsync()).Succeeds().Says("User.cs(7,14): warning MK2001: ");

        Assert.That(library.Read(library.Pending), Does.Contain("CREATE TABLE public.users"));
        (await library.AddAsync("initial")).SucceedsWithoutWarning();
        (await library.BuildAsync()).SucceedsWithoutWarning();
        Assert.That(library.Checked, Is.EquivalentTo(["check.stamp", "schema.manifest.json"]));
    }

    [Test]
    public async Task Pending_changes_may_be_nothing()
    {
        var library = await TestProject.CreateLibraryAsync("<MigrationKitOnPendingChanges>none</MigrationKitOnPendingChanges>");

        (await library.BuildAsync()).SucceedsWithoutWarning();
    }

    [Test]
    public async Task Without_analyzers_the_task_reports_what_they_would()
    {
        var library = await TestProject.CreateLibraryAsync("<RunAnalyzers>false</RunAnalyzers>");

        var build = await library.BuildAsync();

        build.Fails().Says(
            ": error MK2001: ", "table public.users is new, ", "and 1 more", library.Pending, "dotnet build -t:MigrationKitAdd");
    }

    [Test]
    public async Task Without_analyzers_an_edited_migration_is_still_an_error()
    {
        var library = await TestProject.CreateLibraryAsync("<RunAnalyzers>false</RunAnalyzers>");
        (await library.AddAsync("initial")).Succeeds();
        File.AppendAllText(library.InMigration(0, "up.sql"), "-- edited\n");

        (await library.BuildAsync()).Fails().Says("up.sql(1): error MK2004: ", "its checksum is sha256:");
    }

    [Test]
    public async Task A_project_that_has_it_disabled_builds_as_if_it_were_not_there()
    {
        var library = await TestProject.CreateLibraryAsync("<MigrationKitEnabled>false</MigrationKitEnabled>");

        (await library.BuildAsync()).SucceedsWithoutWarning();

        Assert.That(library.Checked, Is.Empty);
        (await library.AddAsync("initial")).Fails().Says(": error MK5005: MigrationKitEnabled is false");
    }

    [Test]
    public async Task A_build_without_the_generator_is_an_error_and_not_an_empty_schema()
    {
        var library = await TestProject.CreateLibraryAsync();
        library.Write("Directory.Build.targets", """
            <Project>
              <Target Name="RemoveGenerator" BeforeTargets="CoreCompile">
                <ItemGroup>
                  <Analyzer Remove="@(Analyzer)" />
                </ItemGroup>
              </Target>
            </Project>
            """);

        (await library.BuildAsync()).Fails().Says(": error MK5001: App.dll has no manifest of its schema");
        (await library.AddAsync("initial")).Fails().Says(": error MK5001: ");
    }

    [Test]
    public async Task A_design_time_build_checks_nothing()
    {
        var library = await TestProject.CreateLibraryAsync();

        var build = await library.RunAsync(
            "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true");

        build.SucceedsWithoutWarning();
        Assert.That(library.Checked, Is.Empty);
    }

    [TestCase("CI")]
    [TestCase("ContinuousIntegrationBuild")]
    public async Task A_build_in_CI_writes_nothing_to_the_source_tree_and_adds_no_migration(string variable)
    {
        var library = await TestProject.CreateLibraryAsync();
        var sources = FileStamps.OfSources(library);
        var environment = new Dictionary<string, string> { [variable] = "true" };

        (await library.BuildAsync(environment)).Fails().Says("User.cs(7,14): error MK2001: ");
        (await library.BuildAsync(environment, "-t:MigrationKitAdd", "-p:MigrationName=initial")).Fails().Says(": error MK5006: ");

        Assert.That(sources.Changes(), Is.Empty);
    }

    [Test]
    public async Task The_script_target_shows_what_is_pending()
    {
        var library = await TestProject.CreateLibraryAsync();

        var script = await library.BuildAsync("-t:MigrationKitScript");

        Assert.That(script.SucceedsWithoutWarning().Output, Does.Contain("CREATE TABLE public.users").And.Contain(library.Pending));
        Assert.That(Directory.Exists(library.Migrations), Is.False);
    }

    [Test]
    public async Task Folders_may_have_spaces_and_any_letters_and_the_migrations_may_be_elsewhere()
    {
        var library = await TestProject.CreateAsync("Köln am Rhein", properties: """
            <MigrationKitDirectory>../my changes/Größe</MigrationKitDirectory>
            <MigrationKitModelName>köln am rhein</MigrationKitModelName>
            """);
        library.Write("User.cs", Source.User);
        (await library.RunAsync("restore")).Succeeds();

        (await library.AddAsync("initial")).SucceedsWithoutWarning();
        (await library.BuildAsync()).SucceedsWithoutWarning();

        var added = Directory.GetDirectories(Path.Combine(library.Directory, "..", "my changes", "Größe")).Single();
        var assembly = File.ReadAllText(Path.Combine(library.Directory, "bin", "Debug", "net10.0", "Köln am Rhein.dll"));
        Assert.That(assembly, Does.Contain($"MigrationKit/köln am rhein/{Path.GetFileName(added)}/up.sql"));
        File.AppendAllText(Path.Combine(added, "up.sql"), "-- edited\n");
        (await library.BuildAsync()).Fails().Says("up.sql(1,1): error MK2004: ");
    }
}
