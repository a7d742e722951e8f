using MigrationKit.Package.Tests.Building;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;

namespace MigrationKit.Package.Tests;

/// <summary>Who has a database and no classes: the tool makes these, they build, and the database is taken over as it is.</summary>
public sealed class PulledSchemaTests
{
    // With partitions and routines, with rights and composite keys, and small and plain.
    private static readonly string[] s_chosen = ["pagila", "adventureworks", "chinook"];

    private static IEnumerable<string> Schemas => CorpusSchema.Names.Intersect(s_chosen);

    [TestCaseSource(nameof(Schemas))]
    public async Task A_pulled_schema_builds_without_a_warning_and_is_what_the_database_has(string name)
    {
        await using var database = await CorpusSchema.LoadAsync(name, await SharedServer.Instance);
        var project = await TestProject.CreateAsync("Pulled", properties: "<MigrationKitPostgresVersion>15</MigrationKitPostgresVersion>");
        (await project.RunAsync("restore")).Succeeds();
        (await DotnetAsync(project, "new", "tool-manifest")).Succeeds();
        (await DotnetAsync(project, "tool", "install", "MigrationKit.Tool", "--version", PackedFeed.Version)).Succeeds();

        (await ToolAsync(project, database, "pull")).Succeeds();
        (await project.BuildAsync()).SucceedsWithoutWarning();
        (await ToolAsync(project, database, "baseline")).Succeeds();
        var verified = await ToolAsync(project, database, "verify", "--against", "model");

        verified.Succeeds();
        Assert.That(project.MigrationIds, Has.Count.EqualTo(1));
    }

    private static Task<CommandResult> ToolAsync(TestProject project, PostgresDatabase database, string command, params string[] options) =>
        DotnetAsync(project, ["migrationkit", "database", command, "--connection", database.ConnectionString, .. options]);

    private static Task<CommandResult> DotnetAsync(TestProject project, params string[] arguments) =>
        CommandLine.RunAsync(project.Directory, "dotnet", arguments);
}
