using MigrationKit.Testing;

namespace MigrationKit.Tool.Tests;

/// <summary>Commands about a project and a database of its own, on a real server.</summary>
public abstract class DatabaseFixture
{
    private protected ProjectFolder Project { get; private set; } = null!;

    private protected PostgresDatabase Database { get; private set; } = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        Project = CreateProject();
        Database = await SharedServer.CreateDatabaseAsync();
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        Project.Dispose();
        await Database.DisposeAsync();
    }

    private protected virtual ProjectFolder CreateProject() => ProjectFolder.WithMigrations();

    private protected Task<ToolRun> RunAsync(params string[] command) => Project.RunAsync([.. command, "--connection", Database.ConnectionString]);
}
