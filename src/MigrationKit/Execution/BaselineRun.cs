using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Records migrations as applied without running them, for a database that was made by other means. Whether it is what they lead to, the
/// caller has seen. Under the migration lock and in one transaction: all of them or none.
/// </summary>
internal sealed class BaselineRun(ConnectionSource source, MigrationOptions options, ILogger logger)
{
    /// <param name="set">The model and its migrations.</param>
    /// <param name="count">How many of them, from the first.</param>
    /// <param name="cancellationToken">Stops it; nothing is recorded then.</param>
    /// <exception cref="MigrationException">Something of the model is recorded already, or the history cannot be written.</exception>
    public async Task RecordAsync(MigrationSet set, int count, CancellationToken cancellationToken)
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
                await RecordAsync(session, set, count, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, session.Connection);
            }
        }
    }

    private async Task RecordAsync(MigrationSession session, MigrationSet set, int count, CancellationToken cancellationToken)
    {
        var connection = session.Connection;
        var tables = set.HistoryTables;
        var held = new AdvisoryLock(connection, set.HistorySchema, logger);
        await held.AcquireAsync(options.LockTimeout, cancellationToken).ConfigureAwait(false);
        var store = new HistoryStore(connection, tables, logger);
        await store.EnsureAsync(cancellationToken).ConfigureAwait(false);

        await ThrowIfBegunAsync(connection, tables, set, cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(
            cancellationToken,
            [
                Create(TransactionalStep.Begin),
                .. new Prologue(session, held, isLocal: true, options.StepLockTimeout).Commands(),
                .. set.Migrations.Take(count).Select((migration, index) => new MigrationJournal(tables, set.ModelName, migration).MigrationApplied(index + 1)),
                Create(TransactionalStep.Commit),
            ]).ConfigureAwait(false);
        if (options.RecordState)
        {
            await new StateRecorder(connection, held, tables, logger).TryRecordAsync([set], cancellationToken).ConfigureAwait(false);
        }

        await held.ReleaseAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task ThrowIfBegunAsync(
        NpgsqlConnection connection, HistoryTables tables, MigrationSet set, CancellationToken cancellationToken)
    {
        var (recorded, begun) = (await ModelHistory.ReadAsync(connection, tables, [set.ModelName], missing: [], cancellationToken).ConfigureAwait(false))[0];
        var head = recorded.Count > 0 ? recorded[^1].Id : begun.Select(static steps => steps.Key).FirstOrDefault();
        if (head is not null)
        {
            throw new MigrationException(
                Codes.HistoryExists,
                $"The database {connection.Database} has a history of the model {set.ModelName} already: {head} is "
                    + (recorded.Count > 0 ? "its last migration." : "begun and not finished."),
                "Apply what it lacks: dotnet migrationkit database apply.");
        }
    }
}
