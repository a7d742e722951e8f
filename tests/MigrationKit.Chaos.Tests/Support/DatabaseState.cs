using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>
/// All that must be the same after an interrupted run and after an undisturbed one: objects with their validity, rows, history and journal.
/// Asked of PostgreSQL's own functions, not of MigrationKit's reader.
/// </summary>
internal static class DatabaseState
{
    private const string Query =
        """
        SELECT format('relation %s.%s %s', n.nspname, c.relname, c.relkind) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        UNION ALL
        SELECT format('column %s.%s %s not null %s default %s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
                      a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT format('constraint %s %s valid %s', conname, pg_get_constraintdef(oid), convalidated) FROM pg_constraint
        WHERE connamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        UNION ALL
        SELECT format('index %s valid %s ready %s', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace::regnamespace::text NOT LIKE 'pg\_%'
        UNION ALL
        SELECT format('label %s %s %s', e.enumtypid::regtype, row_number() OVER (PARTITION BY enumtypid ORDER BY enumsortorder), e.enumlabel)
        FROM pg_enum e
        UNION ALL
        SELECT format('partition %s of %s', i.inhrelid::regclass, i.inhparent::regclass) FROM pg_inherits i
        UNION ALL
        SELECT format('rows %s %s', c.oid::regclass,
                      md5(query_to_xml(format('SELECT t::text FROM %s t ORDER BY 1', c.oid::regclass), true, false, '')::text))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'migrationkit')
        UNION ALL
        SELECT format('history %s %s %s %s %s %s', model, ordinal, migration_id, from_fingerprint, to_fingerprint, checksum)
        FROM migrationkit.history
        UNION ALL
        SELECT format('expanded %s %s %s %s %s %s', model, ordinal, migration_id, to_fingerprint, checksum, chain) FROM migrationkit.expanded
        UNION ALL
        SELECT format('step %s %s %s %s %s %s', model, migration_id, step, state, checksum, statements_done) FROM migrationkit.steps
        UNION ALL
        SELECT query_to_xml('SELECT model, id, checkpoint, batches, finished_at IS NOT NULL FROM migrationkit.data_migrations ORDER BY 1, 2',
                            true, false, '')::text
        WHERE to_regclass('migrationkit.data_migrations') IS NOT NULL
        UNION ALL
        SELECT query_to_xml('SELECT model, key, version FROM migrationkit.seeds ORDER BY 1, 2, 3', true, false, '')::text
        WHERE to_regclass('migrationkit.seeds') IS NOT NULL
        UNION ALL
        SELECT format('lock left by process %s', pid) FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        ORDER BY 1
        """;

    // What is recorded of the schema for a later comparison is no part of it: a run that ends before it could record leaves nothing to compare
    // with, which the comparison says (docs/guide/drift.md).
    private const string Recorded = "recorded_state";

    private const string Lock = "lock left";

    private static readonly TimeSpan s_notice = TimeSpan.FromSeconds(20);

    /// <summary>Gives the server the time to notice that a client is gone, which it does when it next has something to send it.</summary>
    public static async Task<string> ReadAsync(PostgresDatabase database)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var lines = await LinesAsync(database);
            if (!lines.Any(static line => line.StartsWith(Lock, StringComparison.Ordinal)) || TimeProvider.System.GetElapsedTime(start) > s_notice)
            {
                return string.Join('\n', lines.Where(static line => !line.Contains(Recorded, StringComparison.Ordinal)));
            }

            await Task.Delay(100);
        }
    }

    private static async Task<List<string>> LinesAsync(PostgresDatabase database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
