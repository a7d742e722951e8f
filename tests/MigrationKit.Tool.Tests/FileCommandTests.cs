using MigrationKit.Core.Manifest;

namespace MigrationKit.Tool.Tests;

/// <summary>Commands that need nothing but the project's files.</summary>
public sealed class FileCommandTests
{
    private const string FirstUp = "Migrations/20261120093001_initial/up.sql";

    [Test]
    public async Task List_names_the_migrations_in_their_order()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "list");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.EqualTo(
            """
            Migration                 Changes  Way back
            20261120093001_initial    4        down.sql
            20261120093002_add_age    2        down.sql
            20261120093003_add_index  1        down.sql

            """));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task List_as_json_has_fingerprints_and_changes()
    {
        using var project = ProjectFolder.WithMigrations();
        var json = (await project.RunAsync("migrations", "list", "--json")).Json;
        var migrations = json.GetProperty("migrations").EnumerateArray().ToList();
        Assert.That(migrations, Has.Count.EqualTo(3));
        Assert.That(migrations[0].GetProperty("from").GetString(), Is.EqualTo(Fingerprint.Empty));
        Assert.That(migrations[1].GetProperty("from").GetString(), Is.EqualTo(migrations[0].GetProperty("to").GetString()));
        Assert.That(json.GetProperty("head").GetString(), Is.EqualTo(migrations[2].GetProperty("to").GetString()));
        Assert.That(migrations[2].GetProperty("changes")[0].GetString(), Is.EqualTo("index public.users.ix_users_email is new"));
    }

    [Test]
    public async Task List_of_a_project_without_migrations_is_empty()
    {
        using var project = new ProjectFolder();
        var run = await project.RunAsync("migrations", "list");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("no migrations in Migrations"));
    }

    [Test]
    public async Task The_folder_of_the_migrations_is_the_projects_property()
    {
        using var project = ProjectFolder.WithMigrations();
        Directory.Move(project.FullPath("Migrations"), project.FullPath("Sql"));
        project.Write(
            "Shop.csproj", "<Project><PropertyGroup><MigrationKitDirectory>./Sql/</MigrationKitDirectory></PropertyGroup></Project>");
        var json = (await project.RunAsync("migrations", "list", "--json")).Json;
        Assert.That(json.GetProperty("directory").GetString(), Is.EqualTo("Sql"));
        Assert.That(json.GetProperty("migrations").GetArrayLength(), Is.EqualTo(3));
        Assert.That(json.GetProperty("findings").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Check_finds_nothing_wrong_with_what_the_build_wrote()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "check");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Is.EqualTo("3 migration(s), nothing wrong.\n"));
    }

    [Test]
    public async Task Check_reports_an_edited_script_with_its_place_and_the_way_out()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit(FirstUp);
        var run = await project.RunAsync("migrations", "check");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.StartWith($"{FirstUp}(1): error MK2004: ").And.Contain("dotnet migrationkit migrations rehash"));
    }

    [Test]
    public async Task Check_as_json_has_code_file_and_next_step()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit(FirstUp);
        var run = await project.RunAsync("migrations", "check", "--json");
        var finding = run.Json.GetProperty("findings")[0];
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(finding.GetProperty("code").GetString(), Is.EqualTo("MK2004"));
        Assert.That(finding.GetProperty("severity").GetString(), Is.EqualTo("error"));
        Assert.That(finding.GetProperty("file").GetString(), Is.EqualTo(FirstUp));
        Assert.That(finding.GetProperty("nextStep").GetString(), Is.Not.Empty);
    }

    [TestCase("<<<<<<< ours\n", "MK2009")]
    [TestCase("{ \"format\": 99 }", "MK2010")]
    [TestCase("{ ", "MK2008")]
    public async Task Check_reports_a_broken_manifest(string text, string code)
    {
        using var project = ProjectFolder.WithMigrations();
        project.Write("Migrations/schema.manifest.json", text);
        var run = await project.RunAsync("migrations", "check");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.StartWith($"Migrations/schema.manifest.json(1): error {code}: "));
    }

    [Test]
    public async Task Check_reports_a_missing_document()
    {
        using var project = ProjectFolder.WithMigrations();
        File.Delete(project.FullPath("Migrations/20261120093003_add_index/migration.json"));
        var run = await project.RunAsync("migrations", "check");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Does.Contain("error MK2005: "));
    }

    [Test]
    public async Task Rehash_accepts_an_edited_script()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit(FirstUp);
        var run = await project.RunAsync("migrations", "rehash");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.EqualTo("Migrations/20261120093001_initial/migration.json\n"));
        Assert.That((await project.RunAsync("migrations", "check")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Rehash_writes_nothing_where_nothing_was_edited()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "rehash", "--json");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Json.GetProperty("written").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Rehash_of_one_migration_leaves_the_others_to_be_found()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit(FirstUp);
        project.Edit("Migrations/20261120093002_add_age/down.sql");
        var run = await project.RunAsync("migrations", "rehash", "add_age");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.EqualTo("Migrations/20261120093002_add_age/migration.json\n"));
        Assert.That(run.Error, Does.Contain($"{FirstUp}(1): error MK2004"));
    }

    [TestCase("<<<<<<< ours\n")]
    [TestCase("{ \"format\": 1 }")]
    [TestCase(null)]
    public async Task Rehash_writes_the_manifest_from_the_migrations(string? text)
    {
        using var project = ProjectFolder.WithMigrations();
        var manifest = project.Read("Migrations/schema.manifest.json");
        File.Delete(project.FullPath("Migrations/schema.manifest.json"));
        if (text is not null)
        {
            project.Write("Migrations/schema.manifest.json", text);
        }

        var run = await project.RunAsync("migrations", "rehash");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.EqualTo("Migrations/schema.manifest.json\n"));
        Assert.That(project.Read("Migrations/schema.manifest.json"), Is.EqualTo(manifest));
    }

    [Test]
    public async Task Rehash_refuses_what_new_checksums_do_not_cure()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Write(FirstUp, "SELECT 'open");
        var run = await project.RunAsync("migrations", "rehash");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK2013: "));
        Assert.That((await project.RunAsync("migrations", "check")).ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task Rehash_leaves_a_manifest_of_a_newer_version_alone()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Write("Migrations/schema.manifest.json", "{ \"format\": 99 }");
        var run = await project.RunAsync("migrations", "rehash");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK2010: "));
    }

    [Test]
    public async Task Rehash_of_an_unknown_migration_names_those_there_are()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "rehash", "nothing");
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.Contain("no migration nothing").And.Contain("20261120093001_initial"));
    }

    [Test]
    public async Task Script_is_all_scripts_one_after_another()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "script");
        var first = project.Read(FirstUp);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.StartWith("-- migrationkit:migration 20261120093001_initial\n" + first));
        Assert.That(run.Output, Does.Contain("CREATE INDEX CONCURRENTLY"));
        Assert.That(run.Error, Is.Empty);
    }

    [TestCase(new[] { "--from", "initial" }, new[] { "20261120093002_add_age", "20261120093003_add_index" })]
    [TestCase(new[] { "--to", "20261120093001_initial" }, new[] { "20261120093001_initial" })]
    [TestCase(new[] { "--from", "initial", "--to", "add_age" }, new[] { "20261120093002_add_age" })]
    [TestCase(new[] { "--from", "add_index" }, new string[0])]
    public async Task Script_of_a_range_begins_after_its_start(string[] range, string[] expected)
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync(["migrations", "script", "--json", .. range]);
        Assert.That(run.Json.GetProperty("migrations").EnumerateArray().Select(static id => id.GetString()), Is.EqualTo(expected));
    }

    [Test]
    public async Task Script_of_a_range_the_wrong_way_round_is_refused()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "script", "--from", "add_index", "--to", "initial");
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.Contain("initial comes before add_index"));
    }

    [Test]
    public async Task A_recording_script_begins_with_the_first_migration()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "script", "--with-history", "--from", "initial");
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.Contain("leave out --from"));
    }

    [Test]
    public async Task Script_goes_to_a_file()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await project.RunAsync("migrations", "script", "--output", "release.sql");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Is.EqualTo("Wrote 3 migration(s) to release.sql.\n"));
        Assert.That(project.Read("release.sql"), Is.EqualTo((await project.RunAsync("migrations", "script")).Output));
    }

    [Test]
    public async Task Script_of_edited_migrations_is_refused()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit(FirstUp);
        var run = await project.RunAsync("migrations", "script");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith($"{FirstUp}(1): error MK2004: "));
    }

    [Test]
    public async Task Two_migrations_with_the_same_name_are_told_apart_by_their_ids()
    {
        using var project = new ProjectFolder().Add("step", Schemas.Users).Add("step", Schemas.WithAge);
        var run = await project.RunAsync("migrations", "script", "--to", "step");
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.Contain("20261120093001_step or 20261120093002_step"));
    }
}
