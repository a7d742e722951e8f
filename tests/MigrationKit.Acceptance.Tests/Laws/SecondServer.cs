using MigrationKit.Testing;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>A server of another major version than the shared one, from the folder of programs that MIGRATIONKIT_PG_BIN_SECOND names.</summary>
[SetUpFixture]
public sealed class SecondServer
{
    private const string Variable = "MIGRATIONKIT_PG_BIN_SECOND";

    private static readonly Lazy<Task<PostgresServer?>> Lazily = new(StartAsync);

    /// <summary>Null where there is none.</summary>
    public static Task<PostgresServer?> Instance => Lazily.Value;

    /// <summary>Why there is none, and what to do about it.</summary>
    public const string Missing = $"Not run on a second major version: {Variable} names no folder with another PostgreSQL than that of the other tests. build/test.sh fetches one by npm.";

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (Lazily is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && await Instance is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<PostgresServer?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
        {
            return null;
        }

        var installation = PostgresInstallation.At(folder);
        if (installation.Version.Major == (await SharedServer.Instance).ServerVersion.Major)
        {
            return null;
        }

        var server = await PostgresServer.StartAsync(new PostgresServerOptions { Installation = installation });
        await SharedServer.CreateRolesAsync(server);
        return server;
    }
}
