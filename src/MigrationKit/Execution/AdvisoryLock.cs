using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MigrationKit.Core.Model;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// The session lock under which one process at a time migrates what is recorded in one history schema of one database. It is taken by
/// polling: a session that waits inside pg_advisory_lock() holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait for ever.
/// </summary>
internal sealed class AdvisoryLock(NpgsqlConnection connection, string historySchema, ILogger logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(30);

    // The casts of these fail at run time, with the words in the message.
    private const string NotHeld = "the migration lock is not held by this session";
    private const string StepTaken = "another session has the lock of a step";

    /// <summary>The same in every version, or else two versions would migrate at once.</summary>
    public long Key { get; } = KeyOf("MigrationKit:" + historySchema);

    /// <summary>What each transaction takes besides.</summary>
    public long StepKey { get; } = KeyOf("MigrationKit:step:" + historySchema);

    /// <summary>
    /// SQL that fails unless this very backend holds the lock; through a transaction pooler it may be another one. To be said in every
    /// step, so that the server itself does not go on without the lock.
    /// </summary>
    /// <remarks>
    /// A session may take a lock several times, and gives it up with the last release. It is taken twice, so that one of the two can be
    /// released, which tells whether it was held, and taken again. pg_locks would tell too, but it goes through all locks of the server.
    /// https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADVISORY-LOCKS
    /// </remarks>
    public string Assertion => $"(CASE {WhenNotHeld} ELSE '1' END)::pg_catalog.int4";

    /// <summary>
    /// The same for a transaction, which must get a second lock besides: two transactions of one session never run at once, but a pooler
    /// may have given the session's lock to two clients.
    /// </summary>
    public string TransactionAssertion => string.Create(
        CultureInfo.InvariantCulture,
        $"(CASE {WhenNotHeld} WHEN pg_catalog.pg_try_advisory_xact_lock({StepKey}) THEN '1' ELSE '{StepTaken}' END)::pg_catalog.int4");

    /// <summary>Why an assertion has failed.</summary>
    public static MigrationException RefusalOf(PostgresException error) => error.MessageText.Contains(StepTaken, StringComparison.Ordinal)
        ? new MigrationException(
            Codes.LockTimeout,
            "Another session holds the lock that every step takes for its transaction, although this one has the migration lock. No process of "
                + "MigrationKit does that, but through a pooler in transaction mode; somebody took it by hand.",
            "See whose it is: SELECT l.pid, a.usename, a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
                + "WHERE l.locktype = 'advisory'; end it with SELECT pg_terminate_backend(<process>); and start again.",
            error)
        : PoolerProbe.Refuse();

    /// <summary>SQL that asks whether any session has the lock.</summary>
    public string IsTakenQuery => $"SELECT EXISTS (SELECT FROM {GrantedInDatabase})";

    private string WhenNotHeld => string.Create(
        CultureInfo.InvariantCulture,
        $"WHEN NOT pg_catalog.pg_advisory_unlock({Key}) THEN '{NotHeld}' WHEN NOT pg_catalog.pg_try_advisory_lock({Key}) THEN '{NotHeld}'");

    /// <summary>The server lists the locks of all databases.</summary>
    private string GrantedInDatabase => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        pg_catalog.pg_locks l
        WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted AND l.objsubid OPERATOR(pg_catalog.=) 1
          AND l.classid OPERATOR(pg_catalog.=) {(uint)(Key >> 32)}::pg_catalog.oid
          AND l.objid OPERATOR(pg_catalog.=) {(uint)Key}::pg_catalog.oid
          AND l.database OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d
                                                 WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
        """);

    /// <summary>Waits for the lock, with no transaction open meanwhile.</summary>
    /// <exception cref="MigrationException">Somebody else held it all the time.</exception>
    public Task AcquireAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        LockTelemetry.MeasureAsync(historySchema, () => PollAsync(timeout, cancellationToken));

    private async Task PollAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var backoff = new Backoff(FirstDelay, LongestDelay);
        var nextReport = TimeSpan.Zero;
        while (!await CallAsync("pg_try_advisory_lock", cancellationToken).ConfigureAwait(false))
        {
            var waited = TimeProvider.System.GetElapsedTime(start);
            if (waited >= nextReport)
            {
                logger.WaitingForLock(await HolderAsync(cancellationToken).ConfigureAwait(false));
                nextReport = waited + ReportInterval;
            }

            var left = timeout - waited;
            if (left <= TimeSpan.Zero)
            {
                throw TimedOut(timeout, await HolderAsync(cancellationToken).ConfigureAwait(false));
            }

            var delay = backoff.Next();
            await Task.Delay(delay < left ? delay : left, cancellationToken).ConfigureAwait(false);
        }

        logger.TookLock(Key);
    }

    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (!await CallAsync("pg_advisory_unlock", cancellationToken).ConfigureAwait(false))
        {
            logger.LockWasLost(Key);
        }
    }

    /// <summary>Twice, as <see cref="Assertion"/> has it.</summary>
    private async Task<bool> CallAsync(string function, CancellationToken cancellationToken)
    {
        var query = Create($"SELECT pg_catalog.{function}($1) AND pg_catalog.{function}($1)", new NpgsqlParameter<long> { TypedValue = Key });
        return (await connection.QueryAsync(query, static reader => reader.GetBoolean(0), cancellationToken).ConfigureAwait(false))[0];
    }

    private async Task<string> HolderAsync(CancellationToken cancellationToken)
    {
        var query = Create(
            $"""
            SELECT pg_catalog.format('process %s (application %s, user %s, from %s)', l.pid, a.application_name, a.usename,
                                     CASE WHEN a.client_port IS NULL THEN 'where this role may not see it'
                                          ELSE coalesce(a.client_addr::pg_catalog.text, 'a local socket') END)
            FROM (SELECT l.pid FROM {GrantedInDatabase}) l
            LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
            """);
        var holders = await connection.QueryAsync(query, static reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
        return holders.Count == 0 ? "a session that has just released it" : string.Join(", ", holders);
    }

    private static long KeyOf(string text) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static MigrationException TimedOut(TimeSpan timeout, string holder) => new(
        Codes.LockTimeout,
        string.Create(
            CultureInfo.InvariantCulture, $"Another session has held the migration lock for {timeout.TotalSeconds:0.#} s: {holder}."),
        "If it is applying migrations, wait for it or raise MigrationOptions.LockTimeout; if it hangs, end it with: "
            + "SELECT pg_terminate_backend(<process>);");
}
