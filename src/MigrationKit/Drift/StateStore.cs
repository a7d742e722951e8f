using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Drift;

/// <summary>Reads and writes the recorded state of one history schema.</summary>
internal sealed class StateStore(NpgsqlConnection connection, HistoryTables tables)
{
    public static readonly TableGroup Group = new("state.sql", new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["recorded_state"] = ["id", "server_major", "heads", "statements_done", "manifest", "recorded_at", "recorded_by", "tool_version"],
    });

    /// <summary>SQL for the migrations that left something in the schema.</summary>
    private string Done =>
        $"(SELECT model, ordinal, migration_id FROM {tables.History} UNION ALL SELECT model, ordinal, migration_id FROM {tables.Expanded})";

    /// <summary>SQL for the last migration of each model.</summary>
    private string Heads =>
        $"""
        coalesce((SELECT pg_catalog.jsonb_object_agg(h.model, h.migration_id) FROM {Done} h
                  WHERE h.ordinal OPERATOR(pg_catalog.=) (SELECT pg_catalog.max(l.ordinal) FROM {Done} l
                                                          WHERE l.model OPERATOR(pg_catalog.=) h.model)), '{"{}"}'::pg_catalog.jsonb)
        """;

    /// <summary>SQL for how many statements of migrations were carried out: contract steps that waited change no head.</summary>
    private string StatementsDone => $"(SELECT coalesce(pg_catalog.sum(t.statements_done), 0) FROM {tables.Steps} t)";

    /// <returns>Null where none is recorded.</returns>
    public async Task<StateStamp?> ReadStampAsync(CancellationToken cancellationToken)
    {
        var query = Create(
            $"""
            SELECT s.recorded_at, s.heads OPERATOR(pg_catalog.=) {Heads} AND s.statements_done OPERATOR(pg_catalog.=) {StatementsDone},
                   EXISTS (SELECT FROM {tables.Steps} t
                           WHERE NOT EXISTS (SELECT FROM {Done} h
                                             WHERE h.model OPERATOR(pg_catalog.=) t.model
                                               AND h.migration_id OPERATOR(pg_catalog.=) t.migration_id)),
                   ({new AdvisoryLock(connection, tables.Schema, NullLogger.Instance).IsTakenQuery})
            FROM {tables.RecordedState} s
            """);
        return await FirstAsync(
            query,
            static row => new StateStamp(row.GetFieldValue<DateTimeOffset>(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <returns>Null where none is recorded.</returns>
    public Task<RecordedState?> ReadAsync(CancellationToken cancellationToken) => FirstAsync(
        Create($"SELECT server_major, heads::pg_catalog.text, recorded_at, manifest FROM {tables.RecordedState}"),
        static row => new RecordedState(
            row.GetInt32(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<byte[]>(3)),
        cancellationToken);

    /// <summary>SQL that puts a state in place of the one before; belongs under the migration lock.</summary>
    public NpgsqlBatchCommand Recorded(byte[] manifest, int serverMajor) => Create(
        $"""
        INSERT INTO {tables.RecordedState} (id, server_major, heads, statements_done, manifest, tool_version)
        VALUES (1, $1, {Heads}, {StatementsDone}, $2, $3)
        ON CONFLICT (id) DO UPDATE SET server_major = excluded.server_major, heads = excluded.heads,
            statements_done = excluded.statements_done, manifest = excluded.manifest, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by, tool_version = excluded.tool_version
        """,
        Integer(serverMajor), new NpgsqlParameter<byte[]> { TypedValue = manifest, NpgsqlDbType = NpgsqlDbType.Bytea },
        Text(MigrationKitVersion.Current));

    private async Task<T?> FirstAsync<T>(NpgsqlBatchCommand query, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var rows = await connection.QueryAsync(query, read, cancellationToken).ConfigureAwait(false);
            return rows.Count == 0 ? null : rows[0];
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
    }
}
