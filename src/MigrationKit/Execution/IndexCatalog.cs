using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>What the catalog says of indexes.</summary>
internal sealed class IndexCatalog(NpgsqlConnection connection)
{
    private const string Definition =
        """
        CASE WHEN i.indisunique THEN 'unique ' ELSE '' END
          OPERATOR(pg_catalog.||) pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid), '^.*? USING ', 'using ')
        """;

    /// <param name="QuotedName">With its schema, as it stands in SQL.</param>
    /// <param name="IsValid">Whether queries use it and writes maintain it.</param>
    /// <param name="Definition">All of it but its name and table, as PostgreSQL prints it.</param>
    /// <param name="Builder">The process that is building it now.</param>
    public sealed record Found(string QuotedName, bool IsValid, string Definition, int? Builder);

    /// <summary>The index of that name on that table.</summary>
    public async Task<Found?> FindAsync(ConcurrentStatement.CreateIndex statement, CancellationToken cancellationToken)
    {
        // Relation kind i only: the index of a partitioned table is invalid until all partitions have theirs.
        // The cast to name cuts a long name as CREATE INDEX did.
        var query = Create(
            $"""
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid AND i.indisready, {Definition},
                   (SELECT p.pid FROM pg_catalog.pg_stat_progress_create_index p
                    WHERE p.index_relid OPERATOR(pg_catalog.=) i.indexrelid LIMIT 1)
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
            WHERE i.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)
              AND c.relname OPERATOR(pg_catalog.=) $2::pg_catalog.name AND c.relkind::pg_catalog.text OPERATOR(pg_catalog.=) 'i'
            """,
            Text(statement.Table), Text(statement.Name));
        return (await connection.QueryAsync(query, ReadFound, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <summary>What the index would be: PostgreSQL builds it on an empty copy of the table, of which nothing remains.</summary>
    public async Task<string> DefinitionOfAsync(ConcurrentStatement.CreateIndex statement, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await connection.ExecuteAsync(
                cancellationToken,
                Create($"CREATE TEMPORARY TABLE migrationkit_twin (LIKE {statement.Table})"),
                Create($"CREATE {(statement.IsUnique ? "UNIQUE " : "")}INDEX migrationkit_twin_index ON pg_temp.migrationkit_twin "
                    + statement.Definition)).ConfigureAwait(false);
            var query = Create(
                $"""
                SELECT {Definition} FROM pg_catalog.pg_index i
                WHERE i.indexrelid OPERATOR(pg_catalog.=) 'pg_temp.migrationkit_twin_index'::pg_catalog.regclass
                """);
            return (await connection.QueryAsync(query, static reader => reader.GetString(0), cancellationToken).ConfigureAwait(false))[0];
        }
    }

    /// <summary>Invalid indexes that REINDEX CONCURRENTLY left beside those of a table, or of the table of an index, or of its TOAST.</summary>
    public Task<List<string>> FindLeftoversAsync(ConcurrentStatement.Reindex statement, CancellationToken cancellationToken)
    {
        var query = Create(
            """
            WITH given AS (SELECT coalesce(x.indrelid, c.oid) AS oid FROM pg_catalog.pg_class c
                           LEFT JOIN pg_catalog.pg_index x ON x.indexrelid OPERATOR(pg_catalog.=) c.oid
                           WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1))
            SELECT pg_catalog.format('%I.%I', n.nspname, l.relname)
            FROM given g JOIN pg_catalog.pg_class t ON t.oid OPERATOR(pg_catalog.=) g.oid
            JOIN pg_catalog.pg_index i ON i.indrelid OPERATOR(pg_catalog.=) ANY (ARRAY[t.oid, t.reltoastrelid])
            JOIN pg_catalog.pg_class l ON l.oid OPERATOR(pg_catalog.=) i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) l.relnamespace
            WHERE NOT i.indisvalid AND l.relname::pg_catalog.text OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
                              WHERE p.index_relid OPERATOR(pg_catalog.=) i.indexrelid)
            """,
            Text(statement.Relation));
        return connection.QueryAsync(query, static reader => reader.GetString(0), cancellationToken);
    }

    private static Found ReadFound(NpgsqlDataReader reader) =>
        new(reader.GetString(0), reader.GetBoolean(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetInt32(3));
}
