using MigrationKit.Testing;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>Rows in tables that nobody here knows: one for each table that takes one.</summary>
internal static class SeededRows
{
    // Triggers and foreign keys sleep meanwhile. A table that refuses what is tried stays empty.
    private const string Insert = """
        DO $$
        DECLARE
          t record;
          entries text;
          names text;
        BEGIN
          SET LOCAL session_replication_role = replica;
          FOR t IN
            SELECT c.oid, c.oid::regclass AS name FROM pg_class c
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_|^information_schema$')
          LOOP
            SELECT string_agg(quote_ident(a.attname), ', '), string_agg(
              CASE
                WHEN y.typcategory = 'N' THEN '1'
                WHEN y.typcategory = 'B' THEN 'true'
                WHEN y.typcategory = 'D' THEN quote_literal('2026-01-01')
                WHEN y.typcategory = 'E' THEN '(SELECT min(e.enumlabel) FROM pg_enum e WHERE e.enumtypid = ' || y.oid || ')::text::' || format_type(y.oid, NULL)
                WHEN y.typcategory = 'A' THEN quote_literal('{}')
                WHEN y.typname IN ('json', 'jsonb') THEN quote_literal('{}')
                WHEN y.typname = 'uuid' THEN quote_literal('00000000-0000-0000-0000-000000000001')
                WHEN y.typcategory = 'T' THEN quote_literal('1 day')
                ELSE quote_literal('1')
              END, ', ')
            INTO names, entries
            FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
            WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = '' AND NOT a.atthasdef;
            BEGIN
              IF names IS NULL THEN
                EXECUTE format('INSERT INTO %s DEFAULT VALUES', t.name);
              ELSE
                EXECUTE format('INSERT INTO %s (%s) VALUES (%s)', t.name, names, entries);
              END IF;
            EXCEPTION WHEN OTHERS THEN
              NULL;
            END;
          END LOOP;
        END
        $$
        """;

    private const string Delete = """
        DO $$
        DECLARE
          tables text;
        BEGIN
          SELECT string_agg(c.oid::regclass::text, ', ') INTO tables FROM pg_class c
          WHERE c.relkind IN ('r', 'p') AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_|^information_schema$');
          IF tables IS NOT NULL THEN
            EXECUTE 'TRUNCATE ' || tables;
          END IF;
        END
        $$
        """;

    // Those of heirs are counted once, with the heir.
    private const string Counts = """
        SELECT c.oid::regclass::text, (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || CASE c.relkind WHEN 'r' THEN 'ONLY ' ELSE '' END || c.oid::regclass, false, true, '')))[1]::text::bigint
        FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_|^information_schema$')
        """;

    public static Task InsertAsync(PostgresDatabase database) => database.ExecuteAsync(Insert);

    /// <summary>Leaves no rows, whoever inserted them: a migration of the corpus may have.</summary>
    public static Task DeleteAsync(PostgresDatabase database) => database.ExecuteAsync(Delete);

    public static async Task<Dictionary<string, long>> CountAsync(PostgresDatabase database)
    {
        var counts = new Dictionary<string, long>();
        await using var command = database.DataSource.CreateCommand(Counts);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            counts[reader.GetString(0)] = reader.GetInt64(1);
        }

        return counts;
    }
}
