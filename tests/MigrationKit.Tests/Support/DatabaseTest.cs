using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tests.Support;

/// <summary>Each test has a database of its own.</summary>
internal abstract class DatabaseTest
{
    protected PostgresDatabase Database { get; private set; } = null!;

    protected RecordingLogger Log { get; private set; } = null!;

    [SetUp]
    public async Task CreateDatabaseAsync()
    {
        Database = await SharedServer.CreateDatabaseAsync();
        Log = new RecordingLogger();
    }

    [TearDown]
    public async Task DropDatabaseAsync()
    {
        await Database.DisposeAsync();
        Log.Dispose();
    }

    protected Migrator MigratorOf(params IEnumerable<MigrationSet> sets) => new(Database.ConnectionString, sets, loggerFactory: Log);

    protected Migrator MigratorWith(Action<MigrationOptions> configure, params IEnumerable<MigrationSet> sets)
    {
        var options = new MigrationOptions();
        configure(options);
        return new Migrator(Database.ConnectionString, sets, options, Log);
    }

    protected Task<MigrationReport> ApplyAsync(params IEnumerable<MigrationSet> sets) => MigratorOf(sets).ApplyAsync();

    protected Task<MigrationException> FailureOfAsync(params IEnumerable<MigrationSet> sets) => FailureOfAsync(MigratorOf(sets));

    protected static async Task<MigrationException> FailureOfAsync(Migrator migrator)
    {
        try
        {
            await migrator.ApplyAsync();
        }
        catch (MigrationException error)
        {
            return error;
        }

        throw new AssertionException("Applying succeeded.");
    }

    protected async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    protected async Task<List<string>> ListAsync(string sql)
    {
        var rows = new List<string>();
        await using var command = Database.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    protected Task<List<string>> HistoryAsync(string schema = "migrationkit", string table = "history") =>
        ListAsync($"SELECT model || ' ' || ordinal || ' ' || migration_id FROM {schema}.{table} ORDER BY model, ordinal");

    protected Task<List<string>> StepsAsync() =>
        ListAsync("SELECT migration_id || ' ' || step || ' ' || state || ' ' || statements_done FROM migrationkit.steps ORDER "
            + "BY migration_id, step");

    /// <summary>A session of its own, which can hold locks.</summary>
    protected async Task<NpgsqlConnection> OpenSessionAsync(string applicationName = "blocker")
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = false, ApplicationName = applicationName };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    protected static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until the query returns true.</summary>
    protected async Task UntilAsync(string sql)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await ScalarAsync<bool>(sql))
            {
                return;
            }

            await Task.Delay(25);
        }

        Assert.Fail("Waited 10 s in vain for: " + sql);
    }
}
