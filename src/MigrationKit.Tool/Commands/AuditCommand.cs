using System.CommandLine;
using MigrationKit.Drift.Audit;
using MigrationKit.Internal;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Reports;
using Npgsql;

namespace MigrationKit.Tool.Commands;

/// <summary><c>database audit on</c>, <c>off</c> and <c>show</c>.</summary>
internal sealed class AuditCommand : DatabaseCommand
{
    private readonly Func<DdlAudit, CancellationToken, Task> _act;
    private readonly bool _shows;

    private AuditCommand(ToolHost host, string name, string description, Func<DdlAudit, CancellationToken, Task> act, bool shows = false)
        : base(host, name, description, $"dotnet migrationkit database audit {name}") => (_act, _shows) = (act, shows);

    /// <summary>All of them.</summary>
    public static Command Group(ToolHost host) => new CommandGroup(
        "audit",
        "Lets a database remember who changes its schema, so that a report of drift can say so.",
        new AuditCommand(
            host,
            "on",
            "Makes event triggers that note each change of the schema: when, by which role, application and address, the command and the object. Needs a superuser.",
            static (audit, token) => audit.TurnOnAsync(token)),
        new AuditCommand(host, "off", "Drops the event triggers. What was noted stays.", static (audit, token) => audit.TurnOffAsync(token)),
        new AuditCommand(host, "show", "Lists what was noted, the latest 10,000 changes. Changes nothing.", static (_, _) => Task.CompletedTask, shows: true));

    protected override async Task<Report> RunAsync(
        MigrationProject project, Database database, ParseResult arguments, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                var audit = new DdlAudit(connection);
                await _act(audit, cancellationToken).ConfigureAwait(false);
                var trail = _shows ? await AuditTrail.ReadAsync(connection, DateTimeOffset.UnixEpoch, cancellationToken).ConfigureAwait(false) : [];
                return new AuditReport(database.Description, await audit.IsOnAsync(cancellationToken).ConfigureAwait(false), trail);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }
}
