using System.Globalization;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// The one physical connection on which a run takes its lock and executes all its steps, and what is known of the server behind it.
/// </summary>
internal sealed class MigrationSession : IAsyncDisposable
{
    /// <summary>How soon a server notices that the process is gone, while it works for it. PostgreSQL 14 and later can.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-CLIENT-CONNECTION-CHECK-INTERVAL</remarks>
    private const string ConnectionCheck = "client_connection_check_interval";

    private const int ConnectionCheckMilliseconds = 500;

    private const int FirstWithConnectionCheck = 14;

    private readonly ConnectionSource _source;

    private MigrationSession(ConnectionSource source, NpgsqlConnection connection, string? onlySchema, Facts facts, bool checksConnection)
    {
        _source = source;
        OnlySchema = onlySchema;
        ServerProcess = facts.Process;
        Connection = connection;
        IsStandby = facts.IsStandby;
        ServerStart = facts.ServerStart;
        Settings = SettingsOf(connection.PostgreSqlVersion.Major, checksConnection, facts.CommitsWait);
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>The only schema that is migrated, which then is the first one of the path; null for the database.</summary>
    public string? OnlySchema { get; }

    /// <summary>The process of the server that serves the session, also behind a pooler.</summary>
    public int ServerProcess { get; }

    /// <summary>Whether the server replays the log of another one and takes no writes.</summary>
    public bool IsStandby { get; }

    /// <summary>When the server was started: tells one that was restarted from one that was not.</summary>
    public DateTime ServerStart { get; }

    /// <summary>Settings under which every step begins, whatever the role, the database or an earlier script say.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; }

    /// <summary>Whether functions, operators and types are looked for where others than trusted roles may put some.</summary>
    public bool IsPathOpen { get; private init; }

    /// <summary>Whether the journal has grown in this session.</summary>
    public bool HasProgressed { get; set; }

    /// <summary>Whether all is done and the lock is released.</summary>
    public bool HasEndedWell { get; set; }

    /// <summary>What the server keeps.</summary>
    public KeptPlans Plans => KeptPlans.Of(Connection);

    /// <param name="source">Where to.</param>
    /// <param name="onlySchema">The only schema that is migrated; null for the database.</param>
    /// <param name="logger">Where to log.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MigrationException">There is no way in, or a pooler is in the way.</exception>
    public static async Task<MigrationSession> OpenAsync(
        ConnectionSource source, string? onlySchema, ILogger logger, CancellationToken cancellationToken)
    {
        var connection = await source.OpenOwnAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (facts, path, checksConnection) = await LookAsync(connection, onlySchema, cancellationToken).ConfigureAwait(false);
            if (facts.Process != connection.ProcessID
                && await new PoolerProbe(source).SharesSessionsAsync(connection, facts.Process, cancellationToken).ConfigureAwait(false))
            {
                throw PoolerProbe.Refuse();
            }

            foreach (var schema in path.Where(static row => row.Example is not null))
            {
                logger.SchemaLeftOut(schema.Name, schema.Example!);
            }

            return new MigrationSession(source, connection, onlySchema, facts, checksConnection) { IsPathOpen = path.Count > 0 };
        }
        catch (NpgsqlException error)
        {
            var failure = ServerFailure.Describe(error, connection);
            await connection.DisposeAsync().ConfigureAwait(false);
            throw failure;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens another connection to the same place, to look at this one from outside.</summary>
    /// <exception cref="MigrationException">There is no way in.</exception>
    public Task<NpgsqlConnection> OpenAnotherAsync(CancellationToken cancellationToken) => _source.OpenOwnAsync(cancellationToken);

    public ValueTask DisposeAsync() => _source.CloseOwnAsync(Connection, HasEndedWell);

    /// <summary>What there is to know of a session before it does anything: the server, and what of the search path is open to others.</summary>
    private static async Task<(Facts Facts, List<SearchPath.Row> Path, bool ChecksConnection)> LookAsync(
        NpgsqlConnection connection, string? onlySchema, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major >= FirstWithConnectionCheck)
        {
            try
            {
                return await LookAsync(connection, onlySchema, checksConnection: true, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                // A server on Windows cannot see whether the client is still there, and refuses the setting.
            }
        }

        return await LookAsync(connection, onlySchema, checksConnection: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One round trip, whose settings end with it: behind a pooler the session is not ours.</summary>
    private static async Task<(Facts Facts, List<SearchPath.Row> Path, bool ChecksConnection)> LookAsync(
        NpgsqlConnection connection, string? onlySchema, bool checksConnection, CancellationToken cancellationToken)
    {
        var facts = default(Facts);
        var path = new List<SearchPath.Row>();
        List<(NpgsqlBatchCommand, Action<NpgsqlDataReader>)> queries = [(Create(Facts.Query), reader => facts = Facts.Read(reader))];
        if (checksConnection)
        {
            queries.Add((Create("SELECT " + Prologue.Set(ConnectionCheck, $"'{ConnectionCheckMilliseconds}'", isLocal: true)), static _ => { }));
        }

        queries.Add((SearchPath.Inspecting(onlySchema), reader => path.Add(SearchPath.Read(reader))));
        await KeptPlans.Of(connection).KeepForAllRunsAsync(queries.Select(static query => query.Item1), cancellationToken).ConfigureAwait(false);
        await connection.QueryAllAsync(queries, cancellationToken).ConfigureAwait(false);
        return (facts!, path, checksConnection);
    }

    private static List<(string Name, string Value)> SettingsOf(int version, bool checksConnection, bool commitsWait)
    {
        // Scripts are cut into statements by the standard: a backslash in a string is one.
        List<(string Name, string Value)> settings =
            [("statement_timeout", "0"), ("idle_in_transaction_session_timeout", "0"), ("standard_conforming_strings", "on")];
        if (version >= FirstWithConnectionCheck)
        {
            settings.Add(("idle_session_timeout", "0"));
        }

        if (checksConnection)
        {
            settings.Add((ConnectionCheck, ConnectionCheckMilliseconds.ToString(CultureInfo.InvariantCulture)));
        }

        if (version >= 17)
        {
            settings.Add(("transaction_timeout", "0"));
        }

        if (!commitsWait)
        {
            // What is reported as applied has to be there after a crash of the server, too.
            settings.Add(("synchronous_commit", "local"));
        }

        return settings;
    }

    private sealed record Facts(bool IsStandby, DateTime ServerStart, int Process, bool CommitsWait)
    {
        public const string Query =
            """
            SELECT pg_catalog.pg_is_in_recovery(), pg_catalog.pg_postmaster_start_time(), pg_catalog.pg_backend_pid(),
                   pg_catalog.current_setting('synchronous_commit') OPERATOR(pg_catalog.<>) 'off'
            """;

        public static Facts Read(NpgsqlDataReader reader) =>
            new(reader.GetBoolean(0), reader.GetFieldValue<DateTime>(1), reader.GetInt32(2), reader.GetBoolean(3));
    }
}
