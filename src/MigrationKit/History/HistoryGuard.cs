using MigrationKit.Data;
using MigrationKit.Drift;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.History;

/// <summary>
/// Looks at tables of MigrationKit before they are read without the lock. Whoever may create a schema can have put a view in their place, whose
/// functions run with the rights of who reads it, even while the query is planned. So the server is asked in a statement of its own that goes ahead
/// and fails where something is wrong: what is sent with it is then not even parsed
/// (docs/decisions/0019-a-history-is-looked-at-before-it-is-read.md).
/// </summary>
/// <param name="schemas">The history schemas.</param>
/// <param name="more">The names of tables that are to be read beside the history; they need not be there.</param>
internal sealed class HistoryGuard(IEnumerable<string> schemas, params IEnumerable<string> more)
{
    /// <summary>What a failure of this is told by, in whatever language the server speaks.</summary>
    private const string Mark = "the migration history belongs to a role that is not trusted";

    /// <summary>
    /// A role that may create schemas could have been tricked by another one that may. A role that may not has been given its rights by one who may,
    /// and reads what is an ordinary table of PostgreSQL's own types, so that nobody's code is run by reading it.
    /// </summary>
    private const string Query =
        $"""
        WITH trusted AS MATERIALIZED ({TrustedRoles.Query})
        SELECT (CASE WHEN EXISTS (
            SELECT FROM pg_catalog.pg_namespace n
            LEFT JOIN pg_catalog.pg_class c
                ON c.relnamespace OPERATOR(pg_catalog.=) n.oid AND c.relname OPERATOR(pg_catalog.=) ANY ($2::pg_catalog.name[])
            WHERE n.nspname OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.name[])
              AND CASE WHEN pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
                       THEN n.nspowner OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t))
                         OR c.relowner OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t))
                       ELSE c.relowner OPERATOR(pg_catalog.<>) ALL (ARRAY(SELECT t.oid FROM trusted t))
                         AND (c.relkind::pg_catalog.text OPERATOR(pg_catalog.<>) 'r' OR c.relrowsecurity
                           OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                      WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid AND a.attnum OPERATOR(pg_catalog.>) 0
                                        AND a.atttypid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid)) END)
            THEN '{Mark}' ELSE '1' END)::pg_catalog.int4
        """;

    /// <summary>What this process has read once. Nobody can put something in its place then but a role that is trusted.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal);

    private readonly string[] _tables = [.. HistoryStore.Tables, .. more];
    private readonly string[] _schemas = [.. schemas.Distinct(StringComparer.Ordinal)];

    /// <summary>Puts the look before what is to be read, as a command with one row, unless this process has looked before.</summary>
    public bool TryJoin(NpgsqlBatch batch, NpgsqlConnection connection)
    {
        lock (Known)
        {
            if (Known.Contains(Subject(connection)))
            {
                return false;
            }
        }

        batch.BatchCommands.Insert(0, Check());
        return true;
    }

    /// <summary>All that was to be read was there, and was read: it need not be looked at again.</summary>
    public void Passed(NpgsqlConnection connection)
    {
        lock (Known)
        {
            Known.Add(Subject(connection));
        }
    }

    /// <summary>Whether it was this that failed.</summary>
    public static bool Refused(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.InvalidTextRepresentation && error.MessageText.Contains(Mark, StringComparison.Ordinal);

    /// <exception cref="MigrationException">A table, or the schema, is of a role that is not trusted.</exception>
    /// <exception cref="NpgsqlException">The connection was lost.</exception>
    public async Task ThrowIfForeignAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.ExecuteAsync(cancellationToken, Check()).ConfigureAwait(false);
        }
        catch (PostgresException error) when (Refused(error))
        {
            throw await DescribeAsync(connection, error, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says what was found, and whose it is.</summary>
    public async Task<MigrationException> DescribeAsync(NpgsqlConnection connection, PostgresException error, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var schema in _schemas)
            {
                foreach (var group in new[] { null, InstanceRegister.Group, StateStore.Group, DataJournal.Group })
                {
                    await new HistoryStore(connection, new HistoryTables(schema), NullLogger.Instance, group).InspectAsync(cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }
        catch (MigrationException found)
        {
            return found;
        }

        return ServerFailure.ForeignHistory($"In the schema {string.Join(", ", _schemas)}: {error.MessageText}.", error);
    }

    private NpgsqlBatchCommand Check() => Create(Query, Texts(_schemas), Texts(_tables));

    private string Subject(NpgsqlConnection connection) =>
        string.Join('\n', [connection.DataSource, connection.Database, connection.UserName ?? "", .. _schemas, "", .. _tables]);
}
