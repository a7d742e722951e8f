using MigrationKit.Testing;

/// <summary>
/// One PostgreSQL server for a run of a test project, started when the first test wants it and gone when the run ends. In no namespace,
/// so that NUnit's fixture embraces the whole assembly. A test project gets it by linking this file.
/// </summary>
[SetUpFixture]
public sealed class SharedServer
{
    private static readonly Lazy<Task<PostgresServer>> Lazily = new(static () => PostgresServer.StartOrUseAsync());

    public static Task<PostgresServer> Instance => Lazily.Value;

    public static async Task<PostgresDatabase> CreateDatabaseAsync() => await (await Instance).CreateDatabaseAsync();

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (Lazily is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Instance).DisposeAsync();
        }
    }
}
