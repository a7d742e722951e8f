using MigrationKit.Internal;
using Npgsql;
using NpgsqlTypes;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.History;

/// <summary>
/// Which processes run, and up to which migration they know the schema of one model. Times are those of the server, so that the clocks of
/// machines need not agree.
/// </summary>
internal static class InstanceRegister
{
    /// <summary>How many signs of life may fail to come before a process counts as gone.</summary>
    public const int MostMissed = 3;

    /// <summary>Nobody can be heard while the server is down, so after its start each process has all its time once more.</summary>
    private const string IsLive =
        """
        (ended_at IS NULL AND pg_catalog.clock_timestamp() OPERATOR(pg_catalog.<=) greatest(
            expires_at, pg_catalog.pg_postmaster_start_time() OPERATOR(pg_catalog.+) (expires_at OPERATOR(pg_catalog.-) last_seen)))
        """;

    public static readonly TableGroup Group = new("instances.sql", new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["instances"] =
        [
            "model", "instance", "migration_id", "fingerprint", "application", "host", "process_id", "registered_at", "last_seen",
            "expires_at", "ended_at", "tool_version",
        ],
    });

    /// <summary>Says that a process runs, and will say so again.</summary>
    /// <param name="set">The model, and the migrations that the process knows: one at least.</param>
    /// <param name="self">The process.</param>
    /// <param name="interval">After how long it will say so again.</param>
    public static NpgsqlBatchCommand Alive(MigrationSet set, ProcessIdentity self, TimeSpan interval) => Create(
        $"""
        INSERT INTO {set.HistoryTables.Instances}
            (model, instance, migration_id, fingerprint, application, host, process_id, expires_at, tool_version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, pg_catalog.clock_timestamp() OPERATOR(pg_catalog.+) $8, $9)
        ON CONFLICT (model, instance) DO UPDATE
        SET last_seen = pg_catalog.clock_timestamp(), expires_at = excluded.expires_at, ended_at = NULL
        """,
        Text(set.ModelName), Text(self.Id), Text(set.Migrations[^1].Id), Text(set.HeadFingerprint), Text(self.Application), Text(self.Host),
        Integer(self.ProcessId), new NpgsqlParameter<TimeSpan> { TypedValue = interval * MostMissed, NpgsqlDbType = NpgsqlDbType.Interval },
        Text(MigrationKitVersion.Current));

    /// <summary>Says that a process ends.</summary>
    public static NpgsqlBatchCommand Ended(MigrationSet set, ProcessIdentity self) => Create(
        $"""
        UPDATE {set.HistoryTables.Instances} SET ended_at = pg_catalog.clock_timestamp()
        WHERE model OPERATOR(pg_catalog.=) $1 AND instance OPERATOR(pg_catalog.=) $2
        """,
        Text(set.ModelName), Text(self.Id));

    /// <summary>
    /// Forgets processes that are gone, but for the last one of each version. Nobody waits for somebody who forgets too, and so nobody can wait
    /// in a circle.
    /// </summary>
    public static NpgsqlBatchCommand Forgotten(MigrationSet set) => Create(
        $"""
        DELETE FROM {set.HistoryTables.Instances} WHERE ctid OPERATOR(pg_catalog.=) ANY (ARRAY(
            SELECT gone.ctid FROM {set.HistoryTables.Instances} gone
            WHERE gone.model OPERATOR(pg_catalog.=) $1
              AND NOT {IsLive}
              AND EXISTS (SELECT FROM {set.HistoryTables.Instances} later
                          WHERE later.model OPERATOR(pg_catalog.=) gone.model
                            AND later.migration_id OPERATOR(pg_catalog.=) gone.migration_id
                            AND later.fingerprint OPERATOR(pg_catalog.=) gone.fingerprint
                            AND later.last_seen OPERATOR(pg_catalog.>) gone.last_seen)
            FOR UPDATE SKIP LOCKED))
        """,
        Text(set.ModelName));

    /// <summary>The processes that run or ran, as far as they said so, oldest first. A table that does not exist has no rows.</summary>
    public static async Task<IReadOnlyList<Instance>> ReadAsync(
        NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        var query = Create(
            $"""
            SELECT migration_id, fingerprint, application, host, process_id, registered_at,
                   {IsLive}
            FROM {set.HistoryTables.Instances} WHERE model OPERATOR(pg_catalog.=) $1 ORDER BY registered_at, instance
            """,
            Text(set.ModelName));
        try
        {
            return await connection.QueryAsync(query, Read, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return [];
        }
    }

    private static Instance Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4),
        reader.GetFieldValue<DateTimeOffset>(5), reader.GetBoolean(6));
}
