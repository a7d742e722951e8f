using MigrationKit.Testing.Discovery;
using MigrationKit.Testing.Processes;
using Npgsql;

namespace MigrationKit.Testing;

/// <summary>
/// A PostgreSQL server for tests. Either started here, in a temporary folder and with nothing made durable, and gone without a trace when
/// it is disposed or when this process dies; or an existing one, in which databases are created and dropped. Safe for concurrent use.
/// </summary>
/// <remarks>A started server listens on loopback only and asks for no password: keep nothing in it that other users may not see.</remarks>
public sealed class PostgresServer : IAsyncDisposable, IDisposable
{
    private readonly Cluster? _cluster;
    private readonly PostgresInstallation? _installation;
    private readonly DatabaseCatalog _catalog;
    private readonly Lazy<PostgresInstallation> _clients;
    private bool _disposed;

    private PostgresServer(
        string connectionString, Version version, Cluster? cluster = null, PostgresInstallation? installation = null)
    {
        ConnectionString = connectionString;
        ServerVersion = version;
        _cluster = cluster;
        _installation = installation;
        _catalog = new DatabaseCatalog(connectionString, version);
        _clients = new(() => new InstallationFinder(new LocalMachine()).FindClient(version.Major));
    }

    /// <summary>Connects to the database <c>postgres</c>, as superuser; to an existing server as it was said in <see cref="Use"/>.</summary>
    public string ConnectionString { get; }

    /// <summary>The version of the server, such as 15.14.</summary>
    public Version ServerVersion { get; }

    /// <summary>Whether the server was started here, so that it can be stopped and restarted.</summary>
    public bool IsOwned => _cluster is not null;

    /// <summary>The folder of a started server's Unix socket, to be used as <c>Host</c>; null for others and on Windows.</summary>
    public string? SocketDirectory => OperatingSystem.IsWindows() ? null : _cluster?.Directory.Path;

    /// <summary>The data folder of a started server; null for others.</summary>
    public string? DataDirectory => _cluster?.Directory.Data;

    /// <summary>The log of a started server; null for others.</summary>
    public string? LogFile => _cluster?.Directory.Log;

    /// <summary>A folder with <c>pg_dump</c> and <c>psql</c> that suit the server.</summary>
    /// <exception cref="PostgresNotFoundException">The machine has none: of the server's version or newer.</exception>
    public string BinDirectory => ClientPrograms.BinDirectory;

    internal PostgresInstallation ClientPrograms =>
        _installation is { HasClients: true } ? _installation : _clients.Value;

    private bool IsReachable => !_disposed && _cluster is not { IsRunning: false };

    /// <summary>Starts a server of its own. Takes about a second.</summary>
    /// <exception cref="PostgresNotFoundException">The machine has no PostgreSQL.</exception>
    /// <exception cref="PostgresServerException">It does not start.</exception>
    public static async Task<PostgresServer> StartAsync(
        PostgresServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PostgresServerOptions();
        var installation = options.Installation ?? PostgresInstallation.Find();
        var cluster = await Cluster.StartAsync(installation, options, cancellationToken).ConfigureAwait(false);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = cluster.Port,
            Username = "postgres",
            Database = "postgres",
            IncludeErrorDetail = true,
        };
        return new PostgresServer(connection.ConnectionString, installation.Version, cluster, installation);
    }

    /// <summary>Uses an existing server: databases are created there and dropped again, and it is never stopped.</summary>
    /// <param name="connectionString">Somebody who may create databases.</param>
    /// <exception cref="PostgresServerException">The server does not answer.</exception>
    public static PostgresServer Use(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = true };
        target.Database ??= "postgres";
        using var connection = new NpgsqlConnection(target.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (NpgsqlException error)
        {
            throw new PostgresServerException(
                $"The PostgreSQL server at {target.Host}:{target.Port} cannot be used as {target.Username}: {error.Message}", error);
        }

        return new PostgresServer(target.ConnectionString, connection.PostgreSqlVersion);
    }

    /// <summary>
    /// Uses the server that the environment variable <c>MIGRATIONKIT_PG_CONNECTION</c> names, and starts one if it names none.
    /// </summary>
    /// <exception cref="PostgresNotFoundException">The machine has no PostgreSQL.</exception>
    /// <exception cref="PostgresServerException">The server does not start, or the one that is named does not answer.</exception>
    public static Task<PostgresServer> StartOrUseAsync(
        PostgresServerOptions? options = null, CancellationToken cancellationToken = default) =>
        Environment.GetEnvironmentVariable(EnvironmentVariables.Connection) is { Length: > 0 } connectionString
            ? Task.Run(() => Use(connectionString), cancellationToken)
            : StartAsync(options, cancellationToken);

    /// <summary>Creates a database with a name of its own.</summary>
    /// <param name="template">The database to copy, which nobody may be connected to; by default the empty <c>template0</c>.</param>
    /// <param name="cancellationToken">Cancels the creation.</param>
    public async Task<PostgresDatabase> CreateDatabaseAsync(string? template = null, CancellationToken cancellationToken = default)
    {
        var name = await _catalog.CreateAsync(template ?? DatabaseCatalog.EmptyTemplate, cancellationToken).ConfigureAwait(false);
        return new PostgresDatabase(this, name, _catalog.ConnectionStringOf(name));
    }

    /// <summary>Prepares a database once, to be cloned for each test in a fraction of the time.</summary>
    /// <param name="prepare">
    /// Gets the connection string of an empty database and fills it. Connections that are still open when it returns are closed.
    /// </param>
    /// <param name="cancellationToken">Cancels the creation.</param>
    public async Task<PostgresTemplate> CreateTemplateAsync(Func<string, Task> prepare, CancellationToken cancellationToken = default)
    {
        var name = await _catalog.CreateAsync(DatabaseCatalog.EmptyTemplate, cancellationToken).ConfigureAwait(false);
        try
        {
            await prepare(_catalog.UnpooledConnectionStringOf(name)).ConfigureAwait(false);
            await _catalog.CloseToConnectionsAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await DropAsync(name).ConfigureAwait(false);
            throw;
        }

        return new PostgresTemplate(this, name);
    }

    /// <summary>Stops a started server; <see cref="RestartAsync"/> starts it again.</summary>
    /// <exception cref="InvalidOperationException">The server was not started here.</exception>
    public Task StopAsync(ShutdownMode mode = ShutdownMode.Fast) => Owned().StopAsync(mode);

    /// <summary>Stops a started server if it runs, and starts it again, on the same port and with the same data.</summary>
    /// <exception cref="InvalidOperationException">The server was not started here.</exception>
    public async Task RestartAsync(ShutdownMode mode = ShutdownMode.Fast, CancellationToken cancellationToken = default)
    {
        var cluster = Owned();
        if (cluster.IsRunning)
        {
            await cluster.StopAsync(mode).ConfigureAwait(false);
        }

        await cluster.StartAgainAsync(cancellationToken).ConfigureAwait(false);
        _catalog.ForgetConnections();
    }

    /// <summary>Stops a started server and removes its folder. Of an existing server only the connections are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _catalog.DisposeAsync().ConfigureAwait(false);
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Drops a database; one of a server that was stopped goes with the server's folder.</summary>
    internal Task DropAsync(string database) => IsReachable ? _catalog.DropAsync(database) : Task.CompletedTask;

    private Cluster Owned()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _cluster ?? throw new InvalidOperationException(
            "This server was not started by MigrationKit.Testing, so it is not stopped or restarted either.");
    }
}
