using System.Globalization;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>
/// An empty database beside the one that a connection is to, with the same encoding and locale: here a schema is created to see what
/// PostgreSQL makes of it. It goes when it is disposed; what a killed process left behind, the next one drops.
/// </summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnection _server;
    private readonly Settings _settings;

    private ScratchDatabase(NpgsqlConnection server, Settings settings, NpgsqlConnection connection)
    {
        _server = server;
        _settings = settings;
        Connection = connection;
    }

    /// <summary>An open connection to it, with the <c>search_path</c> of the one that it was made through.</summary>
    public NpgsqlConnection Connection { get; }

    /// <param name="server">An open connection that is in no transaction, of a role that may create databases. It must stay open.</param>
    /// <param name="ct">Cancels the creation; nothing is left behind.</param>
    /// <exception cref="PostgresException">The role may not, or the server cannot, create a database.</exception>
    public static async Task<ScratchDatabase> CreateAsync(NpgsqlConnection server, CancellationToken ct)
    {
        await ScratchLeftovers.DropAsync(server, ct).ConfigureAwait(false);
        var settings = await SettingsAsync(server, ct).ConfigureAwait(false);
        try
        {
            await server.ExecuteAsync(ct, Commands.Create(settings.CreateStatement)).ConfigureAwait(false);
            var connection = await ConnectAsync(server, settings, ct).ConfigureAwait(false);
            return new ScratchDatabase(server, settings, connection);
        }
        catch
        {
            await DropAsync(server, settings.Name).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Another session, to be disposed before this.</summary>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => ConnectAsync(_server, _settings, ct);

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync().ConfigureAwait(false);
        await Connection.DisposeAsync().ConfigureAwait(false);
        await DropAsync(_server, _settings.Name).ConfigureAwait(false);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnection server, Settings settings, CancellationToken ct)
    {
        var target = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = settings.Name,
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            CommandTimeout = 0,
            IncludeFailedBatchedCommand = true,
        };
        // Taken over with the password and the TLS callbacks, which the connection string of an open connection has not.
        var connection = await server.CloneWithAsync(target.ConnectionString, ct).ConfigureAwait(false);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            var setPath = Commands.Create("SELECT pg_catalog.set_config('search_path', $1, false)", Commands.Text(settings.SearchPath));
            await connection.ExecuteAsync(ct, setPath).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Another provider's locale, of a database made so by hand, is left to the template: it decides how text is sorted, not what is printed.
    private static async Task<Settings> SettingsAsync(NpgsqlConnection server, CancellationToken ct)
    {
        const string query = """
            SELECT pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype, pg_catalog.current_setting('search_path'),
                   extract(epoch FROM pg_catalog.now())::bigint
            FROM pg_catalog.pg_database WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
            """;
        var found = await server.QueryAsync(
            Commands.Create(query),
            static row => new Settings(
                ScratchName.Create(row.GetInt64(4)), row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            ct).ConfigureAwait(false);
        return found[0];
    }

    /// <summary>A subscription keeps its database: https://www.postgresql.org/docs/current/sql-dropdatabase.html. Its publisher need not be there.</summary>
    private async Task ReleaseAsync()
    {
        try
        {
            var query = Commands.Create(
                "SELECT s.subname FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid OPERATOR(pg_catalog.=) s.subdbid "
                    + "WHERE d.datname OPERATOR(pg_catalog.=) $1",
                Commands.Text(_settings.Name));
            foreach (var name in await Connection.QueryAsync(query, static row => SqlIdentifier.Quote(row.GetString(0)), CancellationToken.None).ConfigureAwait(false))
            {
                string[] statements = [$"ALTER SUBSCRIPTION {name} DISABLE", $"ALTER SUBSCRIPTION {name} SET (slot_name = NONE)", $"DROP SUBSCRIPTION {name}"];
                await Connection.ExecuteAsync(CancellationToken.None, [.. statements.Select(static sql => Commands.Create(sql))]).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // As below.
        }
    }

    /// <summary>Whatever happened before, also a cancellation: a failure here must not hide it, and the next run tries again.</summary>
    private static async Task DropAsync(NpgsqlConnection server, string name)
    {
        try
        {
            var drop = Commands.Create($"DROP DATABASE IF EXISTS {SqlIdentifier.Quote(name)} WITH (FORCE)");
            await server.ExecuteAsync(CancellationToken.None, drop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The server is gone or the connection is broken.
        }
    }

    private sealed record Settings(string Name, string Encoding, string Collate, string CharacterType, string SearchPath)
    {
        public string CreateStatement => string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE DATABASE {SqlIdentifier.Quote(Name)} TEMPLATE template0 ENCODING {Text(Encoding)} LC_COLLATE {Text(Collate)} LC_CTYPE {Text(CharacterType)}");

        private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
