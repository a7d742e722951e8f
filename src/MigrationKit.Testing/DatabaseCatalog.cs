using Npgsql;

namespace MigrationKit.Testing;

/// <summary>Creates and drops the databases of a server.</summary>
internal sealed class DatabaseCatalog(string connectionString, Version version) : IAsyncDisposable
{
    public const string EmptyTemplate = "template0";

    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly NpgsqlDataSource _dataSource = NpgsqlDataSource.Create(connectionString);

    public string ConnectionStringOf(string database) => For(database).ConnectionString;

    public string UnpooledConnectionStringOf(string database)
    {
        var target = For(database);
        target.Pooling = false;
        return target.ConnectionString;
    }

    /// <summary>Creates a copy of a template and returns its name.</summary>
    public async Task<string> CreateAsync(string template, CancellationToken ct)
    {
        var name = "mk_" + Guid.NewGuid().ToString("N")[..16];
        var sql = $"CREATE DATABASE {name} TEMPLATE {Quote(template)}{Strategy(version)}";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(sql, ct).ConfigureAwait(false);
                return name;
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ObjectInUse && attempt < Attempts)
            {
                // A session that has just been closed by its client may not have ended on the server yet.
                await Task.Delay(Pause, ct).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends the sessions of a database and admits no others, so that it can always be cloned.</summary>
    public async Task CloseToConnectionsAsync(string database, CancellationToken ct)
    {
        await ExecuteAsync($"ALTER DATABASE {Quote(database)} ALLOW_CONNECTIONS false", ct).ConfigureAwait(false);
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'", ct)
            .ConfigureAwait(false);
    }

    public Task DropAsync(string database) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {Quote(database)} WITH (FORCE)", CancellationToken.None);

    /// <summary>To be called when the server was restarted: pooled connections of before are dead.</summary>
    public void ForgetConnections() => _dataSource.Clear();

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    /// <summary>
    /// Copying files takes half the time of writing them to the log, which 15 and later do unless told. What is dear about it elsewhere,
    /// two checkpoints, costs nothing where nothing is synced.
    /// </summary>
    private static string Strategy(Version version) => version.Major >= 15 ? " STRATEGY file_copy" : "";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private NpgsqlConnectionStringBuilder For(string database) => new(connectionString) { Database = database };

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = _dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
