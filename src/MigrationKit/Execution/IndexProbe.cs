using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>Looks in the catalog at what an interrupted CONCURRENTLY left behind, and clears it away.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY</remarks>
internal sealed class IndexProbe(NpgsqlConnection connection, ILogger logger)
{
    private sealed record Found(string QuotedName, bool IsValid);

    /// <summary>Whether the statement has nothing left to do. An invalid index of that name on that table is dropped.</summary>
    /// <param name="sql">Any statement.</param>
    /// <param name="isRepeated">Whether it may have been run before; otherwise an index that is there is somebody else's.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async Task<bool> IsDoneAsync(string sql, bool isRepeated, CancellationToken cancellationToken)
    {
        if (ConcurrentIndexStatement.TryParse(sql) is not { } statement)
        {
            return false;
        }

        if (!statement.IsCreate)
        {
            return isRepeated && !await ExistsAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        var found = await FindAsync(statement, cancellationToken).ConfigureAwait(false);
        if (found is { IsValid: false })
        {
            logger.InvalidIndexDropped(found.QuotedName);
            await connection
                .ExecuteAsync(cancellationToken, Create($"DROP INDEX CONCURRENTLY {found.QuotedName}")).ConfigureAwait(false);
        }

        return isRepeated && found is { IsValid: true };
    }

    private async Task<bool> ExistsAsync(ConcurrentIndexStatement statement, CancellationToken cancellationToken)
    {
        var query = Create("SELECT pg_catalog.to_regclass($1) IS NOT NULL", Text(PathOf(statement.Index)));
        return (await connection.QueryAsync(query, static reader => reader.GetBoolean(0), cancellationToken).ConfigureAwait(false))[0];
    }

    private async Task<Found?> FindAsync(ConcurrentIndexStatement statement, CancellationToken cancellationToken)
    {
        // Relation kind i only: the index of a partitioned table is invalid until all partitions have theirs.
        // The cast to name cuts a long name as CREATE INDEX did.
        var query = Create(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid AND i.indisready
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
            WHERE i.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)
              AND c.relname OPERATOR(pg_catalog.=) $2::pg_catalog.name AND c.relkind::pg_catalog.text OPERATOR(pg_catalog.=) 'i'
            """,
            Text(PathOf(statement.Table)), Text(statement.Index[0]));
        return (await connection.QueryAsync(query, ReadFound, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    private static Found ReadFound(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetBoolean(1));

    private static string PathOf(IReadOnlyList<string> parts) => string.Join('.', parts.Select(SqlIdentifier.Quote));
}
