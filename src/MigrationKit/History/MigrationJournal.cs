using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.History;

/// <summary>
/// The traces that one migration leaves. Writes are commands, so that the caller sends them together with what they speak of; their
/// primary keys are the last guard against a step that is run twice.
/// </summary>
internal sealed class MigrationJournal(HistoryTables tables, string model, Migration migration)
{
    private const string WhereStep =
        "WHERE model OPERATOR(pg_catalog.=) $1 AND migration_id OPERATOR(pg_catalog.=) $2 AND step OPERATOR(pg_catalog.=) $3";

    /// <summary>The steps of an earlier, interrupted run, by number.</summary>
    public async Task<IReadOnlyDictionary<int, StepState>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var query = Create(
            $"""
            SELECT step, state OPERATOR(pg_catalog.=) 'done', checksum, statements_done FROM {tables.Steps}
            WHERE model OPERATOR(pg_catalog.=) $1 AND migration_id OPERATOR(pg_catalog.=) $2
            """,
            Text(model), Text(migration.Id));
        var steps = await connection.QueryAsync(query, ReadState, cancellationToken).ConfigureAwait(false);
        return steps.ToDictionary(static step => step.Step);
    }

    /// <summary>A transactional step is done; belongs into its transaction.</summary>
    public NpgsqlBatchCommand StepCommitted(int step, string checksum, int statements) => Create(
        $"""
        INSERT INTO {tables.Steps} (model, migration_id, step, state, checksum, statements_done, started_at, finished_at)
        VALUES ($1, $2, $3, 'done', $4, $5, pg_catalog.now(), pg_catalog.clock_timestamp())
        """,
        Text(model), Text(migration.Id), Integer(step), Text(checksum), Integer(statements));

    /// <summary>A step that was started without a transaction begins anew with one.</summary>
    public NpgsqlBatchCommand StepForgotten(int step) => Create(
        $"DELETE FROM {tables.Steps} {WhereStep} AND state OPERATOR(pg_catalog.=) 'started'", Text(model), Text(migration.Id), Integer(step));

    /// <summary>A non-transactional step begins, or begins again with another text.</summary>
    public NpgsqlBatchCommand StepStarted(int step, string checksum) => Create(
        $"""
        INSERT INTO {tables.Steps} (model, migration_id, step, state, checksum, statements_done) VALUES ($1, $2, $3, 'started', $4, 0)
        ON CONFLICT (model, migration_id, step) DO UPDATE SET checksum = excluded.checksum
        """,
        Text(model), Text(migration.Id), Integer(step), Text(checksum));

    /// <summary>So many statements of a non-transactional step are done.</summary>
    public NpgsqlBatchCommand StepProgressed(int step, int statementsDone) => Create(
        $"UPDATE {tables.Steps} SET statements_done = $4 {WhereStep}",
        Text(model), Text(migration.Id), Integer(step), Integer(statementsDone));

    /// <summary>A non-transactional step is done.</summary>
    public NpgsqlBatchCommand StepFinished(int step, int statements) => Create(
        $"UPDATE {tables.Steps} SET state = 'done', statements_done = $4, finished_at = pg_catalog.clock_timestamp() {WhereStep}",
        Text(model), Text(migration.Id), Integer(step), Integer(statements));

    /// <summary>The migration is applied; belongs together with the last step.</summary>
    /// <param name="ordinal">The place in the history. It is unique: if another session got there first, this fails.</param>
    public NpgsqlBatchCommand MigrationApplied(int ordinal) => Create(
        $"""
        INSERT INTO {tables.History}
            (model, ordinal, migration_id, from_fingerprint, to_fingerprint, checksum, duration, tool_version)
        VALUES ($1, $2, $3, $4, $5, $6,
            (SELECT coalesce(pg_catalog.sum(finished_at OPERATOR(pg_catalog.-) started_at), '0'::pg_catalog.interval) FROM {tables.Steps}
             WHERE model OPERATOR(pg_catalog.=) $1 AND migration_id OPERATOR(pg_catalog.=) $3), $7)
        """,
        Text(model), Integer(ordinal), Text(migration.Id), Text(migration.From), Text(migration.To), Text(migration.Checksum),
        Text(MigrationKitVersion.Current));

    private static StepState ReadState(NpgsqlDataReader reader) =>
        new(reader.GetInt32(0), reader.GetBoolean(1), reader.GetString(2), reader.GetInt32(3));
}
