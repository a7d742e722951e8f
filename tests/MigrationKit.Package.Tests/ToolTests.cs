using MigrationKit.Package.Tests.Building;

namespace MigrationKit.Package.Tests;

public sealed class ToolTests
{
    [Test]
    public async Task The_tool_installed_from_its_package_adds_a_migration_as_the_target_does()
    {
        var library = await TestProject.CreateLibraryAsync();
        (await DotnetAsync(library, "new", "tool-manifest")).Succeeds();
        (await DotnetAsync(library, "tool", "install", "MigrationKit.Tool", "--version", PackedFeed.Version)).Succeeds();

        (await DotnetAsync(library, "migrationkit", "migrations", "add", "initial")).Succeeds();

        Assert.That(library.MigrationIds.Single(), Does.EndWith("_initial"));
        (await library.BuildAsync()).SucceedsWithoutWarning();
    }

    private static Task<CommandResult> DotnetAsync(TestProject project, params string[] arguments) =>
        CommandLine.RunAsync(project.Directory, "dotnet", arguments);
}
