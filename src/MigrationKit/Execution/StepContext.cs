using System.Globalization;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Syntax;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>What running one step needs.</summary>
internal sealed record StepContext
{
    public required NpgsqlConnection Connection { get; init; }

    public required AdvisoryLock Lock { get; init; }

    public required MigrationOptions Options { get; init; }

    public required ILogger Logger { get; init; }

    public required string MigrationId { get; init; }

    public required ScriptStep Step { get; init; }

    public required MigrationJournal Journal { get; init; }

    /// <summary>What the journal has of this step from an earlier run.</summary>
    public StepState? Earlier { get; init; }

    /// <summary>Records the migration, if this is its last step.</summary>
    public NpgsqlBatchCommand[] Completion { get; init; } = [];

    /// <summary>Of what is sent to the server; comments may change.</summary>
    public static string ChecksumOf(IEnumerable<SqlStatement> statements) =>
        Checksum.OfText(string.Join(";\n", statements.Select(static statement => statement.Sql)));

    /// <summary>Ends a step: takes back what its script may have made of the role; dumps have SET SESSION AUTHORIZATION in them.</summary>
    public static NpgsqlBatchCommand[] OwnRole() => [new("RESET SESSION AUTHORIZATION"), new("RESET ROLE")];

    /// <summary>
    /// Begins every step alike, whatever scripts before it did to the session (dumps begin with set_config('search_path', '', false)), and
    /// returns whether the lock is this backend's. The search_path is left to the role and the connection string, as for
    /// <c>psql -f</c>: generated SQL is fully qualified, and a script that wants another path says SET LOCAL search_path itself.
    /// </summary>
    public NpgsqlBatchCommand[] Prologue(TimeSpan lockTimeout)
    {
        var milliseconds = (long)lockTimeout.TotalMilliseconds;
        return
        [
            new NpgsqlBatchCommand("RESET ALL"),
            new NpgsqlBatchCommand($"SELECT {Lock.IsHeldHere}, {string.Join(", ", Settings(milliseconds))}"),
        ];
    }

    /// <summary>Runs a batch whose first row is the answer of a prologue.</summary>
    /// <exception cref="MigrationException">The lock belongs to another backend.</exception>
    public async Task ExecuteAfterPrologueAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false) || !reader.GetBoolean(0))
            {
                throw Lock.NotHeldHere();
            }

            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
            {
            }
        }
    }

    public bool IsRetryable(Exception error, int attempt) =>
        attempt <= Options.MaxRetries
        && error is PostgresException
        {
            SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        };

    public void LogSql(SqlStatement statement)
    {
        if (Logger.IsEnabled(LogLevel.Debug))
        {
            Logger.Sql(statement.Sql);
        }
    }

    private IEnumerable<string> Settings(long lockTimeout)
    {
        var isLocal = Step.Transactional ? "true" : "false";
        var version = Connection.PostgreSqlVersion.Major;
        yield return string.Create(CultureInfo.InvariantCulture, $"pg_catalog.set_config('lock_timeout', '{lockTimeout}', {isLocal})");
        string[] unlimited =
        [
            "statement_timeout", "idle_in_transaction_session_timeout",
            .. version >= 14 ? ["idle_session_timeout"] : Array.Empty<string>(),
            .. version >= 17 ? ["transaction_timeout"] : Array.Empty<string>(),
        ];
        foreach (var name in unlimited)
        {
            yield return $"pg_catalog.set_config('{name}', '0', {isLocal})";
        }
    }
}
