using System.Text;
using MigrationKit.Core.Syntax;
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
/// and fails where it is not plain that all is well: what is sent with it is then not even parsed
/// (docs/decisions/0019-a-history-is-looked-at-before-it-is-read.md).
/// </summary>
/// <param name="schemas">The history schemas.</param>
/// <param name="more">The names of tables that are to be read beside those that every history has; they need not be there.</param>
internal sealed class HistoryGuard(IEnumerable<string> schemas, params IEnumerable<string> more)
{
    /// <summary>What a failure of this is told by, in whatever language the server speaks.</summary>
    private const string Mark = "the migration history is looked at more closely";

    /// <summary>What this process has read once, by connection string. Nobody can put something in its place then but a role that is trusted.</summary>
    private static readonly Dictionary<string, HashSet<string>> Known = [];

    private readonly string _read = $"{string.Join('\n', schemas)}\n\n{string.Join('\n', more)}";

    private bool _isLookedAt;
    private bool _isKnown;

    private string[] Tables => [.. HistoryStore.Tables, .. more];

    private string[] Schemas => [.. schemas.Distinct(StringComparer.Ordinal)];

    /// <summary>Puts the look before what is to be read, as a command with one row, unless it was looked before.</summary>
    public bool TryJoin(NpgsqlBatch batch, NpgsqlConnection connection)
    {
        lock (Known)
        {
            _isKnown = Known.TryGetValue(connection.ConnectionString, out var known) && known.Contains(_read);
        }

        if (_isKnown || _isLookedAt)
        {
            return false;
        }

        batch.BatchCommands.Insert(0, Check());
        return true;
    }

    /// <summary>All that was to be read was there, and was read: it need not be looked at again.</summary>
    public void Passed(NpgsqlConnection connection)
    {
        if (_isKnown)
        {
            return;
        }

        lock (Known)
        {
            if (!Known.TryGetValue(connection.ConnectionString, out var known))
            {
                Known.Add(connection.ConnectionString, known = []);
            }

            known.Add(_read);
        }
    }

    /// <summary>Whether it was this that failed. Then it is to be looked closer.</summary>
    public static bool Refused(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.InvalidTextRepresentation && error.MessageText.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Looks, and where it is not plain that all is well, looks closer.</summary>
    /// <exception cref="MigrationException">A table, or the schema, is of a role that is not trusted, or no table of ours.</exception>
    /// <exception cref="NpgsqlException">The connection was lost.</exception>
    public async Task ThrowIfForeignAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.ExecuteAsync(cancellationToken, Check()).ConfigureAwait(false);
        }
        catch (PostgresException error) when (Refused(error))
        {
            await LookCloserAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks whether all is of roles that are trusted, also the schema.</summary>
    /// <exception cref="MigrationException">A table, or the schema, is not, or it is no table of ours.</exception>
    /// <exception cref="NpgsqlException">The connection was lost.</exception>
    public async Task LookCloserAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        TableGroup?[] groups = [null, InstanceRegister.Group, StateStore.Group, DataJournal.Group];
        foreach (var tables in Schemas.Select(static schema => new HistoryTables(schema)))
        {
            foreach (var group in groups.Where(group => group is null || group.ColumnsOf.Keys.Intersect(Tables, StringComparer.Ordinal).Any()))
            {
                await new HistoryStore(connection, tables, NullLogger.Instance, group).InspectAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        _isLookedAt = true;
    }

    /// <summary>
    /// Plain is: all tables are the role's own; or it may create no schemas, so that it was given its rights by one who may, and they are ordinary
    /// tables, so that reading them runs no functions of views and policies. Nothing is joined, as planning takes longer than all the rest.
    /// </summary>
    private NpgsqlBatchCommand Check()
    {
        // In plain words, and without parameters: this is compiled at the start of every process.
        var oids = new StringBuilder();
        foreach (var schema in Schemas)
        {
            foreach (var table in Tables)
            {
                oids.Append(oids.Length == 0 ? "" : ", ")
                    .Append("pg_catalog.to_regclass(").Append(SqlIdentifier.Literal(SqlIdentifier.Quote(schema, table))).Append(")::pg_catalog.oid");
            }
        }

        return Create(
            $"""
            SELECT (CASE WHEN EXISTS (
                SELECT FROM pg_catalog.pg_class c WHERE c.oid OPERATOR(pg_catalog.=) ANY (ARRAY[{oids}])
                  AND c.relowner OPERATOR(pg_catalog.<>) pg_catalog.quote_ident(current_user::pg_catalog.text)::pg_catalog.regrole
                  AND (c.relkind OPERATOR(pg_catalog.<>) 'r' OR c.relrowsecurity
                    OR pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')))
                THEN '{Mark}' ELSE '1' END)::pg_catalog.int4
            """);
    }
}
