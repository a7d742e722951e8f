using MigrationKit.Core.Migrations;
using MigrationKit.Core.Syntax;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>What running one step needs.</summary>
internal sealed record StepContext
{
    public required MigrationSession Session { get; init; }

    public required AdvisoryLock Lock { get; init; }

    public required MigrationOptions Options { get; init; }

    public required ILogger Logger { get; init; }

    public required string ModelName { get; init; }

    public required string MigrationId { get; init; }

    public required ScriptStep Step { get; init; }

    /// <summary>How many steps the migration has.</summary>
    public required int StepCount { get; init; }

    public required StepTelemetry Telemetry { get; init; }

    public required MigrationJournal Journal { get; init; }

    /// <summary>What the journal has of this step from an earlier run.</summary>
    public StepState? Earlier { get; init; }

    /// <summary>Records the migration, if this is its last step.</summary>
    public Func<NpgsqlBatchCommand[]> Completion { get; init; } = static () => [];

    /// <summary>Of what is sent to the server; comments may change.</summary>
    public static string ChecksumOf(IEnumerable<SqlStatement> statements) =>
        Checksum.OfText(";\n", statements.Select(static statement => statement.Sql));

    /// <summary>Ends a step: takes back what its script may have made of the role; dumps have SET SESSION AUTHORIZATION in them.</summary>
    public static NpgsqlBatchCommand[] OwnRole() => [new("RESET SESSION AUTHORIZATION"), new("RESET ROLE")];

    /// <summary>Sends commands; if the journal is among them, it has them once this returns.</summary>
    public async Task SendAsync(CancellationToken cancellationToken, params NpgsqlBatchCommand[] commands)
    {
        await Session.Connection.ExecuteAsync(cancellationToken, commands).ConfigureAwait(false);
        Session.HasProgressed = true;
    }

    public void LogSql(SqlStatement statement)
    {
        if (Logger.IsEnabled(LogLevel.Debug))
        {
            Logger.Sql(statement.Sql);
        }
    }
}
