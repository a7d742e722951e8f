using MigrationKit.Testing.Dumps;
using Npgsql;

namespace MigrationKit.Testing;

/// <summary>A database that is dropped when it is disposed, whoever is still connected to it.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly Lazy<NpgsqlDataSource> _dataSource;

    internal PostgresDatabase(PostgresServer server, string name, string connectionString)
    {
        _server = server;
        Name = name;
        ConnectionString = connectionString;
        _dataSource = new(() => NpgsqlDataSource.Create(connectionString));
    }

    /// <summary>The name, which no other database of the server has.</summary>
    public string Name { get; }

    /// <summary>Connects to this database, with Npgsql's default pooling and with error details.</summary>
    public string ConnectionString { get; }

    /// <summary>A data source of this database, which is disposed with it.</summary>
    public NpgsqlDataSource DataSource => _dataSource.Value;

    /// <summary>Runs one or more statements; several are one transaction.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken = default)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What <c>pg_dump --schema-only --no-owner</c> says of this database, without comments, settings and blank lines: equal schemas are
    /// equal texts, and the judge is independent of whoever made the schema.
    /// </summary>
    /// <exception cref="PostgresServerException">pg_dump fails.</exception>
    public async Task<string> DumpSchemaAsync(CancellationToken cancellationToken = default) =>
        DumpText.Normalize(await SchemaDump.RunAsync(_server.ClientPrograms, ConnectionString, cancellationToken).ConfigureAwait(false));

    /// <summary>Drops the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_dataSource.IsValueCreated)
        {
            await _dataSource.Value.DisposeAsync().ConfigureAwait(false);
        }

        using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await _server.DropAsync(Name).ConfigureAwait(false);
    }
}
