using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Drift.Audit;

/// <summary>Event triggers by which a database remembers who changes it: <c>schema/history/audit.sql</c>. One for a database, whatever models it has.</summary>
internal sealed class DdlAudit(NpgsqlConnection connection)
{
    /// <summary>Where its objects are. No reading of a database ever covers it.</summary>
    public const string Schema = "migrationkit_audit";

    private const string Script = "MigrationKit/history/audit.sql";

    /// <summary>Whether commands are noted.</summary>
    public async Task<bool> IsOnAsync(CancellationToken cancellationToken) => (await connection.QueryAsync(
        Create(
            """
            SELECT pg_catalog.count(*) OPERATOR(pg_catalog.=) 2 FROM pg_catalog.pg_event_trigger
            WHERE evtname OPERATOR(pg_catalog.=) ANY (ARRAY['migrationkit_audit_end', 'migrationkit_audit_drop']::pg_catalog.name[])
              AND evtenabled OPERATOR(pg_catalog.<>) 'D'
            """),
        static row => row.GetBoolean(0),
        cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Lets commands be noted from now on. Called again, it brings what this version has.</summary>
    /// <exception cref="MigrationException">The role is no superuser, or the schema is somebody else's.</exception>
    public async Task TurnOnAsync(CancellationToken cancellationToken)
    {
        if (await AuditTrail.OwnerAsync(connection, cancellationToken).ConfigureAwait(false) is { IsTrusted: false } owner)
        {
            throw new MigrationException(
                Codes.ForeignHistory,
                $"The schema {Schema} belongs to the role {owner.Name}, which is neither a superuser nor the owner of the database. What it says cannot be trusted.",
                $"Look at it, and if nobody needs it: DROP SCHEMA {Schema} CASCADE; then turn the audit on again.");
        }

        await RunAsync([.. Statements()], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes nothing any more; what was noted stays.</summary>
    /// <exception cref="MigrationException">The triggers are another role's.</exception>
    public Task TurnOffAsync(CancellationToken cancellationToken) => RunAsync(
        [Create("DROP EVENT TRIGGER IF EXISTS migrationkit_audit_end"), Create("DROP EVENT TRIGGER IF EXISTS migrationkit_audit_drop")],
        cancellationToken);

    private async Task RunAsync(NpgsqlBatchCommand[] statements, CancellationToken cancellationToken)
    {
        try
        {
            // One transaction: a role that lacks the right leaves nothing behind.
            await connection.ExecuteAsync(cancellationToken, [Create("BEGIN"), Create("SET LOCAL search_path = pg_catalog, pg_temp"), .. statements, Create("COMMIT")]).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException(
                Codes.MissingRights,
                $"The audit needs event triggers, for which PostgreSQL {connection.PostgreSqlVersion.Major} wants a superuser: {error.MessageText}. Nothing was changed.",
                "Let a superuser run it: dotnet migrationkit database audit on --connection …; or psql -1 -f schema/history/audit.sql. A database without it is verified all the same.",
                error);
        }
    }

    private static IEnumerable<NpgsqlBatchCommand> Statements()
    {
        using var reader = new StreamReader(typeof(DdlAudit).Assembly.GetManifestResourceStream(Script)!);
        return [.. StatementSplitter.Split(reader.ReadToEnd()).Where(static statement => statement.Sql.Length > 0).Select(static statement => Create(statement.Sql))];
    }
}
