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

    /// <summary>The steps of migrations that an earlier run did not finish, by migration.</summary>
    public static async Task<ILookup<string, StepState>> ReadUnfinishedAsync(
        NpgsqlConnection connection, HistoryTables tables, string model, CancellationToken cancellationToken)
    {
        var query = UnfinishedQuery(tables, model);
        var steps = await connection.QueryAsync(query, ReadState, cancellationToken).ConfigureAwait(false);
        return steps.ToLookup(static step => step.Migration, static step => step.State);
    }

    /// <summary>The query for that, whose rows are for <see cref="ReadState"/>.</summary>
    public static NpgsqlBatchCommand UnfinishedQuery(HistoryTables tables, string model) => Create(
        $"""
        SELECT migration_id, step, state OPERATOR(pg_catalog.=) 'done', checksum, statements_done FROM {tables.Steps} s
        WHERE model OPERATOR(pg_catalog.=) $1
          AND NOT EXISTS (SELECT FROM {tables.History} h
                          WHERE h.model OPERATOR(pg_catalog.=) s.model AND h.migration_id OPERATOR(pg_catalog.=) s.migration_id)
        """,
        Text(model));

    public static (string Migration, StepState State) ReadState(NpgsqlDataReader reader) =>
        (reader.GetString(0), new StepState(reader.GetInt32(1), reader.GetBoolean(2), reader.GetString(3), reader.GetInt32(4)));

    /// <summary>A transactional step is done; belongs into its transaction. Returns how long it took.</summary>
    public NpgsqlBatchCommand StepCommitted(int step, string checksum, int statements) => Create(
        $"""
        INSERT INTO {tables.Steps} (model, migration_id, step, state, checksum, statements_done, started_at, finished_at)
        VALUES ($1, $2, $3, 'done', $4, $5, pg_catalog.now(), pg_catalog.clock_timestamp())
        RETURNING finished_at OPERATOR(pg_catalog.-) started_at
        """,
        Text(model), Text(migration.Id), Integer(step), Text(checksum), Integer(statements));

    /// <summary>A step that was started without a transaction begins anew with one.</summary>
    public NpgsqlBatchCommand StepForgotten(int step) => Create(
        $"DELETE FROM {tables.Steps} {WhereStep} AND state OPERATOR(pg_catalog.=) 'started'",
        Text(model), Text(migration.Id), Integer(step));

    /// <summary>A non-transactional step begins, or begins again.</summary>
    public NpgsqlBatchCommand StepStarted(int step) => Create(
        $"""
        INSERT INTO {tables.Steps} (model, migration_id, step, state, checksum, statements_done) VALUES ($1, $2, $3, 'started', '', 0)
        ON CONFLICT (model, migration_id, step) DO NOTHING
        """,
        Text(model), Text(migration.Id), Integer(step));

    /// <summary>So many statements of a non-transactional step are done, and this is their checksum.</summary>
    public NpgsqlBatchCommand StepProgressed(int step, string checksum, int statementsDone) => Create(
        $"UPDATE {tables.Steps} SET checksum = $4, statements_done = $5 {WhereStep}",
        Text(model), Text(migration.Id), Integer(step), Text(checksum), Integer(statementsDone));

    /// <summary>A non-transactional step is done.</summary>
    public NpgsqlBatchCommand StepFinished(int step, string checksum, int statements) => Create(
        $"""
        UPDATE {tables.Steps}
        SET state = 'done', checksum = $4, statements_done = $5, finished_at = pg_catalog.clock_timestamp() {WhereStep}
        """,
        Text(model), Text(migration.Id), Integer(step), Text(checksum), Integer(statements));

    /// <summary>The migration is applied; belongs together with the last step.</summary>
    /// <param name="ordinal">The place in the history. It is unique: if another session got there first, this fails.</param>
    public NpgsqlBatchCommand MigrationApplied(int ordinal) => Create(
        $"""
        INSERT INTO {tables.History}
            (model, ordinal, migration_id, from_fingerprint, to_fingerprint, checksum, duration, tool_version, chain)
        VALUES ($1, $2, $3, $4, $5, $6,
            (SELECT coalesce(pg_catalog.sum(finished_at OPERATOR(pg_catalog.-) started_at), '0'::pg_catalog.interval)
             FROM {tables.Steps} WHERE model OPERATOR(pg_catalog.=) $1 AND migration_id OPERATOR(pg_catalog.=) $3), $7,
            {HistoryTables.Link(PreviousLink(tables.History), "$2", "$3", "$4", "$5", "$6")})
        """,
        Text(model), Integer(ordinal), Text(migration.Id), Text(migration.From), Text(migration.To), Text(migration.Checksum),
        Text(MigrationKitVersion.Current));

    /// <summary>Nothing is left of the migration but what waits; belongs together with the last step that does not.</summary>
    /// <param name="ordinal">The place that it will have in the history.</param>
    public NpgsqlBatchCommand MigrationExpanded(int ordinal)
    {
        var previous = $"coalesce({PreviousLink(tables.History)}, {PreviousLink(tables.Expanded)})";
        return Create(
            $"""
            INSERT INTO {tables.Expanded}
                (model, ordinal, migration_id, from_fingerprint, to_fingerprint, checksum, tool_version, chain)
            VALUES ($1, $2, $3, $4, $5, $6, $7, {HistoryTables.Link(previous, "$2", "$3", "$4", "$5", "$6")})
            """,
            Text(model), Integer(ordinal), Text(migration.Id), Text(migration.From), Text(migration.To), Text(migration.Checksum),
            Text(MigrationKitVersion.Current));
    }

    /// <summary>Nothing of the migration waits any more; belongs together with <see cref="MigrationApplied"/>.</summary>
    public NpgsqlBatchCommand ExpansionEnded() => Create(
        $"DELETE FROM {tables.Expanded} WHERE model OPERATOR(pg_catalog.=) $1 AND migration_id OPERATOR(pg_catalog.=) $2",
        Text(model), Text(migration.Id));

    /// <summary>Code of the version before does not survive the migration; belongs together with <see cref="MigrationApplied"/>.</summary>
    /// <param name="statements">What it does not survive.</param>
    public NpgsqlBatchCommand MigrationContracted(string statements) => Create(
        $"""
        INSERT INTO {tables.Contracted} (model, migration_id, statements) VALUES ($1, $2, $3)
        ON CONFLICT (model, migration_id) DO UPDATE SET statements = excluded.statements, contracted_at = excluded.contracted_at
        """,
        Text(model), Text(migration.Id), Text(statements));

    /// <summary>
    /// The chain of the place before $2 in a table. Not by equality: the server might look for the model by the primary key then, and go
    /// through all its rows for each.
    /// </summary>
    private static string PreviousLink(string table) =>
        $"(SELECT chain FROM {table} WHERE model OPERATOR(pg_catalog.=) $1 AND ordinal OPERATOR(pg_catalog.>=) ($2 OPERATOR(pg_catalog.-) 1) "
        + "AND ordinal OPERATOR(pg_catalog.<) $2 ORDER BY ordinal LIMIT 1)";
}
