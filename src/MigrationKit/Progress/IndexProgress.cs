using MigrationKit.Core.Syntax;
using MigrationKit.Execution;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Progress;

/// <summary>
/// Asks PostgreSQL, from a second connection, how far the building of an index is. That connection is opened when it is first needed, and
/// again after it was lost. It has no transaction open between two questions, so that CREATE INDEX CONCURRENTLY does not wait for it.
/// </summary>
internal sealed class IndexProgress(MigrationSession session) : IAsyncDisposable
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(5);

    private NpgsqlConnection? _connection;

    /// <summary>Whether a statement builds an index, or may: a step with very many statements is asked about without being gone through.</summary>
    public static bool MayHave(IReadOnlyList<SqlStatement> statements) => statements.Count > StatementClass.MostStatements
        || StatementClass.OfEach(statements).Any(static statement =>
            statement is "CREATE INDEX" or "CREATE INDEX CONCURRENTLY" or "REINDEX" or "REINDEX CONCURRENTLY");

    /// <summary>Null while no index is being built.</summary>
    /// <exception cref="Exception">There is no way to ask.</exception>
    public async Task<MigrationWork?> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(MostPatience);
        try
        {
            _connection ??= await session.OpenAnotherAsync(patience.Token).ConfigureAwait(false);
            var query = Create(
                """
                SELECT phase, lockers_done, lockers_total, blocks_done, blocks_total, tuples_done, tuples_total
                FROM pg_catalog.pg_stat_progress_create_index WHERE pid OPERATOR(pg_catalog.=) $1
                """,
                Integer(session.ServerProcess));
            var rows = await _connection.QueryAsync(query, Read, patience.Token).ConfigureAwait(false);
            return rows.FirstOrDefault();
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static MigrationWork Read(NpgsqlDataReader reader)
    {
        var phase = reader.GetString(0);
        MigrationWork Count(int done, string unit) => new(phase, reader.GetInt64(done), reader.GetInt64(done + 1), unit);

        // Counters of an earlier phase keep their values, so the phase says which of them goes on.
        return phase.StartsWith("waiting", StringComparison.Ordinal) ? Count(1, "sessions")
            : phase.Contains("tuples", StringComparison.Ordinal) && reader.GetInt64(6) > 0 ? Count(5, "tuples")
            : Count(3, "blocks");
    }
}
