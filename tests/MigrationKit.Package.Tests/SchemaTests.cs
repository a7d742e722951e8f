using MigrationKit.Package.Tests.Building;
using MigrationKit.Testing;

namespace MigrationKit.Package.Tests;

/// <summary>Whole schemas as real projects. The judge is <c>pg_dump</c>: of a migrated database, and of one made by hand-written SQL.</summary>
public sealed class SchemaTests
{
    [TestCase("Crm")]
    [TestCase("Booking")]
    [TestCase("Hotel")]
    public async Task A_schema_of_classes_is_the_schema_that_was_meant(string name)
    {
        var project = await TestProject.OpenAsync(name);
        (await project.AddAsync("initial")).SucceedsWithoutWarning();
        (await project.BuildAsync()).SucceedsWithoutWarning();
        await using var migrated = await SharedServer.CreateDatabaseAsync();
        await using var meant = await SharedServer.CreateDatabaseAsync();

        Assert.That((await project.StartAsync(migrated.ConnectionString)).Succeeds().Output, Does.Contain("_initial"));
        Assert.That((await project.StartAsync(migrated.ConnectionString)).Succeeds().Output, Does.Contain("up to date"));

        await meant.ExecuteAsync(project.Read("expected.sql"));
        Assert.That(await DumpAsync(migrated), Is.EqualTo(await DumpAsync(meant)));
    }

    [TestCase("Crm")]
    [TestCase("Booking")]
    [TestCase("Hotel")]
    public async Task Its_down_script_leads_back_to_nothing(string name)
    {
        var project = await TestProject.OpenAsync(name);
        (await project.AddAsync("initial")).SucceedsWithoutWarning();
        await using var database = await SharedServer.CreateDatabaseAsync();
        var empty = await database.DumpSchemaAsync();

        await database.ExecuteAsync(project.Read(project.InMigration(0, "up.sql")));
        await database.ExecuteAsync(project.Read(project.InMigration(0, "down.sql")));

        Assert.That(await database.DumpSchemaAsync(), Is.EqualTo(empty));
    }

    private static async Task<string> DumpAsync(PostgresDatabase database)
    {
        await database.ExecuteAsync("DROP SCHEMA IF EXISTS migrationkit CASCADE");
        return await database.DumpSchemaAsync();
    }
}
