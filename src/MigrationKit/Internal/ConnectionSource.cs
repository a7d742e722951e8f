using System.Data;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary>Makes connections to the database of the application.</summary>
internal sealed class ConnectionSource
{
    private const int MostPlans = 16;

    private readonly Func<NpgsqlConnection> _create;
    private readonly string? _connectionString;

    /// <param name="dataSource">Of the application.</param>
    public ConnectionSource(NpgsqlDataSource dataSource) => _create = dataSource.CreateConnection;

    /// <param name="connectionString">Also as a <c>postgres://</c> URL.</param>
    /// <exception cref="MigrationException">It cannot be read.</exception>
    public ConnectionSource(string connectionString)
    {
        var read = ConnectionStringReader.Read(connectionString);
        (_create, _connectionString) = (() => new NpgsqlConnection(read), read);
    }

    /// <summary>Whether the application's pool is told of new types when migrations were applied.</summary>
    public bool ReadsTypes { get; init; } = true;

    /// <summary>Whether nobody else has to do with the database, so that all is done in sessions of our own: there is no pool to be warmed.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Where sessions of our own wait for the next run; null, as by default, where they end with theirs.</summary>
    public IdleSessions? Idle { get; init; }

    /// <summary>Where the connections lead.</summary>
    public NpgsqlConnectionStringBuilder Target
    {
        get
        {
            using var connection = _create();
            return new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        }
    }

    /// <summary>Opens a connection as the application does, so that its pool is warm afterwards; a session of our own where there is none.</summary>
    /// <exception cref="MigrationException">There is no way in.</exception>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        IsAlone ? OpenOwnAsync(cancellationToken) : OpenAsync(_create(), cancellationToken);

    /// <summary>Ends what <see cref="OpenAsync(CancellationToken)"/> has opened, when it was only read: the next one who opens may get it.</summary>
    public ValueTask CloseAsync(NpgsqlConnection connection) => IsAlone ? KeepAsync(connection, isAsNew: true) : connection.DisposeAsync();

    /// <summary>
    /// Opens a physical connection that belongs to nobody else: session locks and settings must not go back into a pool. A data source
    /// hides its password from the connection string, and may get it from a provider; CloneWith takes it over with the TLS callbacks.
    /// What a data source does in UsePhysicalConnectionInitializer is not taken over: it is meant for the application's sessions.
    /// </summary>
    /// <exception cref="MigrationException">There is no way in.</exception>
    public async Task<NpgsqlConnection> OpenOwnAsync(CancellationToken cancellationToken)
    {
        if (Idle is not null && await Idle.TakeAsync(cancellationToken).ConfigureAwait(false) is { } idle)
        {
            return idle;
        }

        if (_connectionString is not null)
        {
            return await OpenAloneAsync(OwnSettings(_connectionString), cancellationToken).ConfigureAwait(false);
        }

        var model = _create();
        await using (model.ConfigureAwait(false))
        {
            var own = await model.CloneWithAsync(OwnSettings(model.ConnectionString), cancellationToken).ConfigureAwait(false);
            return await OpenAsync(own, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a session of our own, or keeps it for the next run.</summary>
    /// <param name="connection">From <see cref="OpenOwnAsync"/>.</param>
    /// <param name="isClean">Whether there is nothing to undo in it but settings.</param>
    public ValueTask CloseOwnAsync(NpgsqlConnection connection, bool isClean) =>
        isClean ? KeepAsync(connection, isAsNew: false) : connection.DisposeAsync();

    /// <summary>Lets the application's pool see types that were created after its first connection was opened.</summary>
    /// <exception cref="MigrationException">The connection was lost.</exception>
    public async Task ReloadTypesAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                await connection.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }

    private ValueTask KeepAsync(NpgsqlConnection connection, bool isAsNew)
    {
        if (Idle is null || connection.State != ConnectionState.Open)
        {
            return connection.DisposeAsync();
        }

        Idle.Return(connection, isAsNew);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Npgsql keeps what it knows of a connection string for as long as the process runs, half a megabyte with the types: too much for each of a
    /// thousand tenants. A data source keeps it until it is disposed of, which an open connection outlives.
    /// </summary>
    private static async Task<NpgsqlConnection> OpenAloneAsync(string connectionString, CancellationToken cancellationToken)
    {
        var dataSource = NpgsqlDataSource.Create(connectionString);
        await using (dataSource.ConfigureAwait(false))
        {
            return await OpenAsync(dataSource.CreateConnection(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string OwnSettings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            CommandTimeout = 0,
            // What is prepared by name is found again by its text where this is not 0. Nothing else is ever prepared: a script may say a SELECT
            // many times and change its table meanwhile.
            MaxAutoPrepare = MostPlans,
            AutoPrepareMinUsages = int.MaxValue,
            TcpKeepAlive = true,
            IncludeFailedBatchedCommand = true,
#pragma warning disable CS0618 // A clone of a connection takes nothing but a connection string.
            // Steps and journal use built-in types only, so the types of the database need not be read.
            ServerCompatibilityMode = ServerCompatibilityMode.NoTypeLoading,
#pragma warning restore CS0618
        };
        settings.ApplicationName ??= "MigrationKit";
        if (settings.Host?.Contains(',', StringComparison.Ordinal) == true)
        {
            settings.TargetSessionAttributes ??= "primary";
        }

        return settings.ConnectionString;
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error)
        {
            var failure = ConnectionFailure.Describe(error, connection);
            await connection.DisposeAsync().ConfigureAwait(false);
            if (failure is null)
            {
                throw;
            }

            throw failure;
        }
    }
}
