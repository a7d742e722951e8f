namespace MigrationKit.Tool.Tests;

/// <summary>Commands that build the project.</summary>
public sealed class BuildCommandTests
{
    private const string AddingTarget =
        """
        <Project>
          <Target Name="MigrationKitAdd">
            <Message Importance="High" Text="adding $(MigrationName) in $(Configuration)" />
            <Error Code="MK5006" Text="not here" Condition="'$(MigrationName)' == 'refused'" />
            <MakeDir Directories="Migrations/20261120093009_$(MigrationName)" Condition="'$(MigrationName)' != 'nothing'" />
          </Target>
        </Project>
        """;

    [Test]
    public async Task Add_runs_the_target_and_prints_the_folder_that_it_made()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Write("Shop.csproj", AddingTarget);
        var run = await project.RunAsync("migrations", "add", "add_avatar", "--configuration", "Release");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.EqualTo("Migrations/20261120093009_add_avatar\n"));
        Assert.That(run.Error, Does.Contain("adding add_avatar in Release").And.Contain("Added; review and commit."));
    }

    [Test]
    public async Task Add_as_json_keeps_the_builds_output_away_from_the_data()
    {
        using var project = new ProjectFolder();
        project.Write("Shop.csproj", AddingTarget);
        var run = await project.RunAsync("migrations", "add", "initial", "--json");
        Assert.That(run.Json.GetProperty("added")[0].GetString(), Is.EqualTo("Migrations/20261120093009_initial"));
    }

    [Test]
    public async Task Add_says_when_there_was_nothing_to_add()
    {
        using var project = new ProjectFolder();
        project.Write("Shop.csproj", AddingTarget);
        var run = await project.RunAsync("migrations", "add", "nothing");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("No migration was added"));
    }

    [Test]
    public async Task Add_passes_the_error_of_the_build_through()
    {
        using var project = new ProjectFolder();
        project.Write("Shop.csproj", AddingTarget);
        var run = await project.RunAsync("migrations", "add", "refused");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("error MK5006: not here").And.Contain("error: The build of"));
    }

    [TestCase("add avatar")]
    [TestCase("ünicode")]
    [TestCase("a;b")]
    public async Task Add_refuses_a_name_that_cannot_be_a_folder(string name)
    {
        using var project = new ProjectFolder();
        var run = await project.RunAsync("migrations", "add", name);
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.StartWith("error MK5003: "));
    }

    [Test]
    public async Task A_declared_schema_that_no_migration_has_is_pending()
    {
        using var project = Declaring();
        var run = await project.RunAsync("has-pending-model-changes", "--project", "Shop");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.EqualTo(
            """
            + column public.users.age
            + check constraint public.users.ck_users_age

            """));
        Assert.That(run.Error, Does.Contain("dotnet migrationkit migrations add <name>"));

        var json = await project.RunAsync("has-pending-model-changes", "--project", "Shop", "--no-build", "--json");
        Assert.That(json.ExitCode, Is.EqualTo(2));
        Assert.That(json.Json.GetProperty("changes").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task Of_several_target_frameworks_the_first_or_the_chosen_one_is_read()
    {
        using var project = Declaring("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><LangVersion>latest</LangVersion>");
        Assert.That((await project.RunAsync("has-pending-model-changes", "--project", "Shop")).ExitCode, Is.EqualTo(2));
        Assert.That(Directory.Exists(project.FullPath("Shop/bin/Debug/netstandard2.0")), Is.False);
        var chosen = await project.RunAsync("has-pending-model-changes", "--project", "Shop", "--framework", "netstandard2.0");
        Assert.That(chosen.ExitCode, Is.EqualTo(2));
        Assert.That(Directory.Exists(project.FullPath("Shop/bin/Debug/netstandard2.0")), Is.True);
    }

    [Test]
    public async Task An_assembly_that_was_not_built_is_named()
    {
        using var project = Declaring();
        var run = await project.RunAsync("has-pending-model-changes", "--project", "Shop", "--no-build");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK5001: ").And.Contain("Shop.dll").And.Contain("--no-build"));
    }

    [Test]
    public async Task An_assembly_without_a_manifest_is_never_an_empty_schema()
    {
        using var project = new ProjectFolder();
        DeclaringProject.WriteSource(project, "Shop", "public class Nothing;");
        var run = await project.RunAsync("diff", "--from", "empty", "--to", "Shop/Shop.csproj");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("error MK5001: "));
    }

    [Test]
    public async Task A_build_that_fails_shows_what_the_compiler_said()
    {
        using var project = new ProjectFolder();
        DeclaringProject.WriteSource(project, "Shop", "this is no C#");
        var run = await project.RunAsync("diff", "--from", "empty", "--to", "Shop/Shop.csproj", "--json");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("Schema.cs(1,").And.Contain("error CS").And.Contain("error: The build of"));
    }

    /// <summary>The folder Shop has the project, one migration, and classes that declare more.</summary>
    private static ProjectFolder Declaring(string frameworks = DeclaringProject.Net10)
    {
        var project = new ProjectFolder().Add("initial", Schemas.Users);
        DeclaringProject.Write(project, "Shop", Schemas.WithAge, frameworks);
        Directory.Move(project.FullPath("Migrations"), project.FullPath("Shop/Migrations"));
        return project;
    }
}
