using MigrationKit.Core.Model;
using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Drift;

/// <summary>Records a database as it is because somebody said that it is right so.</summary>
internal sealed class StateAcceptance(ConnectionSource source, MigrationOptions options, ILogger logger)
{
    /// <returns>What was recorded.</returns>
    /// <exception cref="MigrationException">Nothing was ever applied here, or the state cannot be written.</exception>
    public async Task<DatabaseSchema> AcceptAsync(MigrationSet set, CancellationToken cancellationToken)
    {
        var session = await MigrationSession.OpenAsync(source, set.HistoryTables.OnlySchema, logger, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (session.IsStandby)
            {
                throw ServerFailure.Standby();
            }

            try
            {
                return await AcceptAsync(session.Connection, set, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, session.Connection);
            }
        }
    }

    private async Task<DatabaseSchema> AcceptAsync(NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        var tables = set.HistoryTables;
        var held = new AdvisoryLock(connection, set.HistorySchema, logger);
        await held.AcquireAsync(options.LockTimeout, cancellationToken).ConfigureAwait(false);
        await new HistoryGuard([set.HistorySchema]).ThrowIfForeignAsync(connection, cancellationToken).ConfigureAwait(false);
        if ((await HistoryReader.ReadAsync(connection, tables, set.ModelName, cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            throw new MigrationException(
                Codes.NoHistory,
                $"No migration of the model {set.ModelName} is recorded in the database {connection.Database}, so there is nothing that its state could belong to.",
                "Apply the migrations: dotnet migrationkit database apply; or, if it has their result: dotnet migrationkit database baseline.");
        }

        var recorded = await new StateRecorder(connection, held, tables, logger).RecordAsync([set], cancellationToken).ConfigureAwait(false);
        await held.ReleaseAsync(cancellationToken).ConfigureAwait(false);
        return recorded;
    }
}
