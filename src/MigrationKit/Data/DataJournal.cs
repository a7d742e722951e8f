using MigrationKit.Core.Syntax;
using MigrationKit.History;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Data;

/// <summary>
/// The traces that data migrations and seeders of one model leave. Writes are commands that belong into the transaction of what they speak of.
/// </summary>
internal sealed class DataJournal(HistoryTables tables, string model)
{
    /// <summary>The tables and their columns, and the script that makes them.</summary>
    public static readonly TableGroup Group = new("data.sql", new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["data_migrations"] =
        [
            "model", "id", "after_migration", "checkpoint", "batches", "started_at", "finished_at", "applied_by", "tool_version",
        ],
        ["seeds"] = ["model", "key", "version", "seeded_at", "applied_by", "tool_version"],
    });

    private string Migrations => tables.QuotedSchema + ".data_migrations";

    private string Seeds => tables.QuotedSchema + ".seeds";

    /// <summary>Asks for the places, in their lists, of data migrations that are not done and of seeders that were not run: one row.</summary>
    public NpgsqlBatchCommand MissingQuery(DataWork work) => Create(
        $"""
        SELECT ARRAY(SELECT w.place::pg_catalog.int4 FROM pg_catalog.unnest($2) WITH ORDINALITY w (id, place)
                     WHERE NOT EXISTS (SELECT FROM {Migrations} d
                                       WHERE d.model OPERATOR(pg_catalog.=) $1 AND d.id OPERATOR(pg_catalog.=) w.id
                                         AND d.finished_at IS NOT NULL)
                     ORDER BY 1),
               ARRAY(SELECT w.place::pg_catalog.int4
                     FROM ROWS FROM (pg_catalog.unnest($3), pg_catalog.unnest($4)) WITH ORDINALITY w (key, version, place)
                     WHERE NOT EXISTS (SELECT FROM {Seeds} s
                                       WHERE s.model OPERATOR(pg_catalog.=) $1 AND s.key OPERATOR(pg_catalog.=) w.key
                                         AND s.version OPERATOR(pg_catalog.=) w.version)
                     ORDER BY 1)
        """,
        Text(model), Texts(work.Migrations.Select(static migration => migration.Id)),
        Texts(work.Seeders.Select(static seeder => seeder.Key)), Texts(work.Seeders.Select(static seeder => seeder.Version)));

    /// <summary>Reads a row of <see cref="MissingQuery"/>.</summary>
    public static DataWork ReadMissing(NpgsqlDataReader reader, DataWork work) => new(
        [.. reader.GetFieldValue<int[]>(0).Select(place => work.Migrations[place - 1])],
        [.. reader.GetFieldValue<int[]>(1).Select(place => work.Seeders[place - 1])]);

    /// <summary>What of the work is missing; all of it where there are no tables yet.</summary>
    public async Task<DataWork> FindMissingAsync(NpgsqlConnection connection, DataWork work, CancellationToken cancellationToken)
    {
        if (work.IsEmpty)
        {
            return work;
        }

        try
        {
            var rows = await connection
                .QueryAsync(MissingQuery(work), reader => ReadMissing(reader, work), cancellationToken).ConfigureAwait(false);
            return rows[0];
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return work;
        }
    }

    /// <summary>How far a data migration is; null if it was not begun.</summary>
    public async Task<DataProgress?> ReadProgressAsync(
        NpgsqlConnection connection, IDataMigration migration, CancellationToken cancellationToken)
    {
        var query = Create(
            $"SELECT checkpoint, batches FROM {Migrations} WHERE model OPERATOR(pg_catalog.=) $1 AND id OPERATOR(pg_catalog.=) $2",
            Text(model), Text(migration.Id));
        var rows = await connection.QueryAsync(
            query,
            static reader => new DataProgress(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Data migrations that were begun and are not finished.</summary>
    public async Task<IReadOnlyList<UnfinishedDataMigration>> ReadUnfinishedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var query = Create(
            $"""
            SELECT id, after_migration, batches FROM {Migrations}
            WHERE model OPERATOR(pg_catalog.=) $1 AND finished_at IS NULL ORDER BY started_at, id
            """,
            Text(model));
        return await connection.QueryAsync(
            query,
            static reader => new UnfinishedDataMigration(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether an application has ever brought data migrations or seeders here.</summary>
    public async Task<bool> IsInUseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var query = Create(
            $"""
            SELECT EXISTS (SELECT FROM {Migrations} WHERE model OPERATOR(pg_catalog.=) $1)
                OR EXISTS (SELECT FROM {Seeds} WHERE model OPERATOR(pg_catalog.=) $1)
            """,
            Text(model));
        try
        {
            return (await connection.QueryAsync(query, static reader => reader.GetBoolean(0), cancellationToken).ConfigureAwait(false))[0];
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName
            or PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }

    /// <summary>SQL that records by hand that a data migration is done.</summary>
    public string FinishedByHand(string id) =>
        $"UPDATE {Migrations} SET finished_at = now() WHERE model = {SqlIdentifier.Literal(model)} AND id = {SqlIdentifier.Literal(id)};";

    /// <summary>The check before a data migration was passed.</summary>
    public NpgsqlBatchCommand Begun(IDataMigration migration) => Create(
        $"INSERT INTO {Migrations} (model, id, after_migration, tool_version) VALUES ($1, $2, $3, $4)",
        Text(model), Text(migration.Id), Text(migration.After), Text(MigrationKitVersion.Current));

    /// <summary>A batch is done.</summary>
    /// <param name="migration">Of this data migration.</param>
    /// <param name="checkpoint">Where the next one begins; null if it was the last one.</param>
    public NpgsqlBatchCommand BatchDone(IDataMigration migration, string? checkpoint)
    {
        var columns = checkpoint is null ? "finished_at = pg_catalog.clock_timestamp()" : "checkpoint = $3";
        var command = Create(
            $"""
            UPDATE {Migrations} SET {columns}, batches = batches OPERATOR(pg_catalog.+) 1
            WHERE model OPERATOR(pg_catalog.=) $1 AND id OPERATOR(pg_catalog.=) $2
            """,
            Text(model), Text(migration.Id));
        if (checkpoint is not null)
        {
            command.Parameters.Add(Text(checkpoint));
        }

        return command;
    }

    /// <summary>A version of a seeder was run.</summary>
    public NpgsqlBatchCommand Seeded(ISeeder seeder) => Create(
        $"INSERT INTO {Seeds} (model, key, version, tool_version) VALUES ($1, $2, $3, $4)",
        Text(model), Text(seeder.Key), Text(seeder.Version), Text(MigrationKitVersion.Current));
}
