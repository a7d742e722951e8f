namespace MigrationKit.Testing;

/// <summary>A prepared database that nobody can connect to any more, only clone. Dropped when it is disposed.</summary>
public sealed class PostgresTemplate : IAsyncDisposable
{
    private readonly PostgresServer _server;

    internal PostgresTemplate(PostgresServer server, string name)
    {
        _server = server;
        Name = name;
    }

    /// <summary>The name, to be used in <see cref="PostgresServer.CreateDatabaseAsync"/>.</summary>
    public string Name { get; }

    /// <summary>Creates a database with the schema and the rows of this one. Safe for concurrent use.</summary>
    public Task<PostgresDatabase> CreateDatabaseAsync(CancellationToken cancellationToken = default) =>
        _server.CreateDatabaseAsync(Name, cancellationToken);

    /// <summary>Drops the template; clones are not affected.</summary>
    public async ValueTask DisposeAsync() => await _server.DropAsync(Name).ConfigureAwait(false);
}
