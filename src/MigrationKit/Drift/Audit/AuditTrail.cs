using System.Net;
using MigrationKit.Internal;
using Npgsql;
using NpgsqlTypes;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Drift.Audit;

/// <summary>Reads what <see cref="DdlAudit"/> let a database remember.</summary>
internal static class AuditTrail
{
    private const int MostRead = 10_000;

    /// <summary>Who has what was noted.</summary>
    /// <param name="Name">The role.</param>
    /// <param name="IsTrusted">Whether it is a superuser, the owner of the database, or the one that asks: a table of anybody else may run his code where it is read.</param>
    internal sealed record Owner(string Name, bool IsTrusted);

    /// <summary>What was done since, oldest first, the latest ones where there is too much; empty where nothing is noted, or the role may not see it.</summary>
    public static async Task<IReadOnlyList<DriftCause>> ReadAsync(NpgsqlConnection connection, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await OwnerAsync(connection, cancellationToken).ConfigureAwait(false) is not { IsTrusted: true })
        {
            return [];
        }

        var query = Create(
            $"""
            SELECT changed_at, role, application, address, command, object FROM {DdlAudit.Schema}.changes
            WHERE changed_at OPERATOR(pg_catalog.>) $1 ORDER BY id DESC LIMIT {MostRead.ToString(System.Globalization.CultureInfo.InvariantCulture)}
            """,
            new NpgsqlParameter<DateTimeOffset> { TypedValue = since.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        try
        {
            var causes = await connection.QueryAsync(query, Read, cancellationToken).ConfigureAwait(false);
            causes.Reverse();
            return causes;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return [];
        }
    }

    /// <returns>Null where there is no such table.</returns>
    public static async Task<Owner?> OwnerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var query = Create(
            """
            SELECT o.rolname::pg_catalog.text,
                   pg_catalog.bool_and((c.relkind IS NULL OR c.relkind::pg_catalog.text OPERATOR(pg_catalog.=) 'r') AND (t.rolsuper OR t.rolname OPERATOR(pg_catalog.=) current_user
                     OR t.oid OPERATOR(pg_catalog.=) (SELECT datdba FROM pg_catalog.pg_database WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database())))
            FROM pg_catalog.pg_namespace n
            JOIN pg_catalog.pg_roles o ON o.oid OPERATOR(pg_catalog.=) n.nspowner
            LEFT JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) 'changes'
            JOIN pg_catalog.pg_roles t ON t.oid OPERATOR(pg_catalog.=) ANY (ARRAY[n.nspowner, c.relowner])
            WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) $1
            GROUP BY 1
            """,
            Text(DdlAudit.Schema));
        var owners = await connection.QueryAsync(query, static row => new Owner(row.GetString(0), row.GetBoolean(1)), cancellationToken).ConfigureAwait(false);
        return owners.Count == 0 ? null : owners[0];
    }

    private static DriftCause Read(NpgsqlDataReader row) => new()
    {
        At = row.GetFieldValue<DateTimeOffset>(0),
        Role = row.GetString(1),
        Application = row.GetString(2),
        Address = row.IsDBNull(3) ? null : row.GetFieldValue<IPAddress>(3).ToString(),
        Command = row.GetString(4),
        Object = row.IsDBNull(5) ? null : row.GetString(5),
    };
}
