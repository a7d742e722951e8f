using MigrationKit.Testing;
using Npgsql;

/// <summary>
/// One PostgreSQL server for a run of a test project, started when the first test wants it and gone when the run ends. In no namespace,
/// so that NUnit's fixture embraces the whole assembly. A test project gets it by linking this file.
/// </summary>
[SetUpFixture]
public sealed class SharedServer
{
    /// <summary>Roles that schemas of tests grant rights to; they belong to the server, not to a database.</summary>
    public static readonly string[] Roles = ["mk_app", "mk_reader"];

    private static readonly Lazy<Task<PostgresServer>> Lazily = new(StartAsync);

    private static int s_withoutDump;

    public static Task<PostgresServer> Instance => Lazily.Value;

    public static async Task<PostgresDatabase> CreateDatabaseAsync() => await (await Instance).CreateDatabaseAsync();

    private static async Task<PostgresServer> StartAsync()
    {
        var server = await PostgresServer.StartOrUseAsync();
        await CreateRolesAsync(server);
        return server;
    }

    /// <summary>Gives a server the roles of the tests.</summary>
    public static async Task CreateRolesAsync(PostgresServer server)
    {
        await using var connections = NpgsqlDataSource.Create(server.ConnectionString);
        foreach (var role in Roles)
        {
            await using var command = connections.CreateCommand($"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>
    /// The second opinion; the same empty text for all where the machine has no pg_dump that knows the server: then our own reader is the only judge.
    /// </summary>
    public static async Task<string> DumpAsync(PostgresDatabase database)
    {
        try
        {
            return await database.DumpSchemaAsync();
        }
        catch (PostgresNotFoundException)
        {
            Interlocked.Increment(ref s_withoutDump);
            return "";
        }
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (s_withoutDump > 0)
        {
            await TestContext.Progress.WriteLineAsync(
                $"{s_withoutDump} comparisons were judged by a second diff only: there is no pg_dump here for the version of their server.");
        }

        if (Lazily is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Instance).DisposeAsync();
        }
    }
}
