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
        Settings = SettingsOf(connection.PostgreSqlVersion.Major, checksConnection);
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

    /// <summary>Whether the server keeps plans of commands for <see cref="KeepPlansAsync"/>.</summary>
    public bool HasPlans { get; private set; }

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
            var facts = await ReadFactsAsync(connection, cancellationToken).ConfigureAwait(false);
            if (facts.Process != connection.ProcessID
                && await new PoolerProbe(source).SharesSessionsAsync(connection, facts.Process, cancellationToken).ConfigureAwait(false))
            {
                throw PoolerProbe.Refuse();
            }

            if (onlySchema is not null)
            {
                await connection.ExecuteAsync(cancellationToken, Create(SearchPath.BeginningWith(onlySchema, isLocal: false))).ConfigureAwait(false);
            }

            var (path, checksConnection) = await LookAtSearchPathAsync(connection, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Prepares commands that come with every step: the server takes longer to plan them than to run them.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="commands">Examples: those with the same text and other values are found again.</param>
    public async Task KeepPlansAsync(CancellationToken cancellationToken, params NpgsqlBatchCommand[] commands)
    {
        var batch = Connection.BatchOf(commands);
        await using (batch.ConfigureAwait(false))
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        HasPlans = true;
    }

    /// <summary>Sends everything as text again.</summary>
    public void DropPlans()
    {
        if (HasPlans)
        {
            HasPlans = false;
            Connection.UnprepareAll();
        }
    }

    public ValueTask DisposeAsync()
    {
        if (HasEndedWell)
        {
            DropPlans();
        }

        return _source.CloseOwnAsync(Connection, HasEndedWell);
    }

    private static async Task<Facts> ReadFactsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var query = Create(
            "SELECT pg_catalog.pg_is_in_recovery(), pg_catalog.pg_postmaster_start_time(), pg_catalog.pg_backend_pid()");
        var rows = await connection.QueryAsync(
            query,
            static reader => new Facts(reader.GetBoolean(0), reader.GetFieldValue<DateTime>(1), reader.GetInt32(2)),
            cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>What of the search path is open to others; and lets the server look whether this process is still there, if it can.</summary>
    private static async Task<(List<SearchPath.Row> Path, bool ChecksConnection)> LookAtSearchPathAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var inspection = Create(SearchPath.Inspection);
        if (connection.PostgreSqlVersion.Major >= FirstWithConnectionCheck)
        {
            try
            {
                var check = Create($"SET client_connection_check_interval = {ConnectionCheckMilliseconds}");
                return (await connection.QueryAsync([check, inspection], SearchPath.Read, cancellationToken).ConfigureAwait(false), true);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                // A server on Windows cannot, and refuses the setting.
                inspection = Create(SearchPath.Inspection);
            }
        }

        return (await connection.QueryAsync(inspection, SearchPath.Read, cancellationToken).ConfigureAwait(false), false);
    }

    private static List<(string Name, string Value)> SettingsOf(int version, bool checksConnection)
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
            settings.Add(("client_connection_check_interval", ConnectionCheckMilliseconds.ToString(CultureInfo.InvariantCulture)));
        }

        if (version >= 17)
        {
            settings.Add(("transaction_timeout", "0"));
        }

        return settings;
    }

    private sealed record Facts(bool IsStandby, DateTime ServerStart, int Process);
}
