using MigrationKit.Package.Tests.Building;
using MigrationKit.Testing;

namespace MigrationKit.Package.Tests;

/// <summary>What a new user does on the first day, one after the other, in a web project made by <c>dotnet new web</c>.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)]
public sealed class FirstStepsTests
{
    private const string Program = """
        var app = WebApplication.CreateBuilder(args).Build();
        var report = app.ApplyMigrations();
        Console.WriteLine(report.IsUpToDate ? "up to date" : string.Join(", ", report.Applied.Select(migration => migration.Id)));

        """;

    private const string Email = "public string Email { get; set; } = \"\";";
    private const string Mail = "[RenamedFrom(\"email\")] public string Mail { get; set; } = \"\";";

    private TestProject _shop = null!;
    private PostgresDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Make_a_web_project()
    {
        _database = await SharedServer.CreateDatabaseAsync();
        _shop = await TestProject.NewAsync("web", "Shop");
        (await _shop.RunAsync("add", "package", "MigrationKit", "--version", PackedFeed.Version)).Succeeds();
    }

    [OneTimeTearDown]
    public async Task Drop_the_database() => await _database.DisposeAsync();

    [Test, Order(1)]
    public async Task A_new_class_fails_the_build_with_its_sql_and_the_command_to_run()
    {
        _shop.Write("User.cs", Source.User);

        var build = await _shop.BuildAsync();

        build.Fails().Says(
            "User.cs(7,14): error MK2001: ", "CREATE TABLE public.users", "email text NOT NULL",
            "dotnet build -t:MigrationKitAdd -p:MigrationName=");
    }

    [Test, Order(2)]
    public async Task Adding_the_migration_makes_the_build_green()
    {
        var add = await _shop.AddAsync("initial");

        add.SucceedsWithoutWarning();
        Assert.That(add.Output, Does.Match("added Migrations/[0-9]{14}_initial"));
        Assert.That(Directory.GetFiles(_shop.Migrations).Select(Path.GetFileName), Is.EqualTo(["schema.manifest.json"]));
        Assert.That(
            Directory.GetFiles(Path.Combine(_shop.Migrations, _shop.MigrationIds.Single())).Select(Path.GetFileName),
            Is.EquivalentTo(["up.sql", "down.sql", "migration.json"]));
        var sources = FileStamps.OfSources(_shop);
        (await _shop.BuildAsync()).SucceedsWithoutWarning();
        Assert.That(sources.Changes(), Is.Empty);
    }

    [Test, Order(3)]
    public async Task Starting_the_application_applies_it_once()
    {
        _shop.Write("Program.cs", Program);
        (await _shop.BuildAsync()).SucceedsWithoutWarning();

        var first = await StartAsync();
        var second = await StartAsync();

        Assert.That(first.Succeeds().Output, Does.Contain("_initial"));
        Assert.That(second.Succeeds().Output, Does.Contain("up to date"));
        await _database.ExecuteAsync("INSERT INTO users (email) VALUES ('ada@example.org'), ('grace@example.org')");
    }

    [Test, Order(4)]
    public async Task A_new_property_is_an_error_on_its_line_and_then_a_column_beside_the_rows()
    {
        _shop.Write("User.cs", Source.User.With("public string? Avatar { get; set; }"));

        (await _shop.BuildAsync()).Fails().Says("User.cs(14,20): error MK2001: ", "avatar");
        await AddAndApplyAsync("add_user_avatar");

        var emails = await EmailsAsync("SELECT email FROM users WHERE avatar IS NULL ORDER BY id");
        Assert.That(emails, Is.EqualTo(["ada@example.org", "grace@example.org"]));
    }

    [Test, Order(5)]
    public async Task A_rename_that_is_not_declared_is_an_error_that_offers_both_readings()
    {
        _shop.Write("User.cs", Source.User.With("public string? Avatar { get; set; }").Replace("Email", "Mail", StringComparison.Ordinal));

        var build = await _shop.BuildAsync();

        build.Fails().Says("User.cs(12,19): error MK2003: ", "[RenamedFrom(\"email\")]", "[Dropped(\"email\")]");
    }

    [Test, Order(6)]
    public async Task A_declared_rename_of_a_table_and_a_column_keeps_the_rows()
    {
        _shop.Write("User.cs", "using MigrationKit;\n" + Source.User.With("public string? Avatar { get; set; }")
            .Replace("[Table(\"users\")]", "[Table(\"members\"), RenamedFrom(\"users\")]", StringComparison.Ordinal)
            .Replace(Email, Mail, StringComparison.Ordinal));

        await AddAndApplyAsync("rename_users");

        var script = _shop.Read(_shop.InMigration(2, "up.sql"));
        Assert.That(script, Does.Contain("RENAME TO members").And.Contain("RENAME COLUMN email TO mail"));
        Assert.That(await EmailsAsync("SELECT mail FROM members ORDER BY id"), Is.EqualTo(["ada@example.org", "grace@example.org"]));
    }

    [Test, Order(7)]
    public async Task An_edited_migration_is_an_error_with_both_checksums_and_the_way_out()
    {
        var script = _shop.InMigration(0, "up.sql");
        var committed = _shop.Read(script);
        _shop.Write(script, committed + "-- edited\n");

        var build = await _shop.BuildAsync();

        build.Fails().Says(
            "up.sql(1,1): error MK2004: ", "its checksum is sha256:", "recorded is sha256:", "dotnet migrationkit migrations rehash");
        _shop.Write(script, committed);
    }

    private async Task AddAndApplyAsync(string name)
    {
        (await _shop.AddAsync(name)).Succeeds();
        (await _shop.BuildAsync()).SucceedsWithoutWarning();
        Assert.That((await StartAsync()).Succeeds().Output, Does.Contain("_" + name));
    }

    private Task<CommandResult> StartAsync() => _shop.StartAsync("--ConnectionStrings:Default=" + _database.ConnectionString);

    private async Task<List<string>> EmailsAsync(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var emails = new List<string>();
        while (await reader.ReadAsync())
        {
            emails.Add(reader.GetString(0));
        }

        return emails;
    }
}
