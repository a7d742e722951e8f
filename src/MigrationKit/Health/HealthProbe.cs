using MigrationKit.Data;
using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Health;

/// <summary>
/// Looks how the models are in the database: in one round trip while all is well, and in more detail otherwise. Takes no lock, changes
/// nothing, and asks for nothing but SELECT on the history.
/// </summary>
internal sealed class HealthProbe(ConnectionSource source, IReadOnlyList<MigrationSet> sets, MigrationOptions options)
{
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<ModelHealth>> ReadAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                var all = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
                foreach (var model in all)
                {
                    MigrationTelemetry.Pending(model.ModelName, model.Pending.Count);
                }

                return all;
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }

    private async Task<IReadOnlyList<ModelHealth>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var schemas = sets.Select(static set => set.HistorySchema).Distinct(StringComparer.Ordinal).ToList();
        var isTaken = schemas.Select(schema => Create(new AdvisoryLock(connection, schema, NullLogger.Instance).IsTakenQuery));
        var nothingWaits = options.Phase == MigrationPhase.Expand ? sets.Select(HistoryReader.NothingWaits) : [];
        List<NpgsqlBatchCommand> state = [.. isTaken, .. nothingWaits];
        var data = new DataSurvey(sets, options);
        var read = 0;
        var answers = await HistoryReader
            .AskAsync(
                connection,
                sets,
                options.Phase,
                new HistoryGuard(schemas, data.Tables),
                [.. state, .. data.Questions],
                reader => read++ < state.Count ? reader.GetBoolean(0) : data.ReadNext(reader),
                cancellationToken).ConfigureAwait(false);
        var rows = answers.Answers;
        var isSettled = answers.AreHeadsApplied && rows.Skip(schemas.Count).All(static isSo => isSo);
        var migrating = schemas.Where((_, index) => rows[index]).ToHashSet(StringComparer.Ordinal);
        if (isSettled)
        {
            return [.. sets.Select(set => UpToDate(set) with { IsMigrating = migrating.Contains(set.HistorySchema) })];
        }

        var all = new List<ModelHealth>();
        foreach (var set in sets)
        {
            var model = await LookCloserAsync(connection, set, data, cancellationToken).ConfigureAwait(false);
            all.Add(model with { IsMigrating = migrating.Contains(set.HistorySchema) });
        }

        return all;
    }

    private static ModelHealth UpToDate(MigrationSet set)
    {
        var head = set.Migrations.Count == 0 ? null : set.Migrations[^1].Id;
        return new ModelHealth { ModelName = set.ModelName, State = ModelState.UpToDate, Expected = head, Head = head };
    }

    private async Task<ModelHealth> LookCloserAsync(
        NpgsqlConnection connection, MigrationSet set, DataSurvey data, CancellationToken cancellationToken)
    {
        var tables = set.HistoryTables;
        var recorded = await HistoryReader.ReadAsync(connection, tables, set.ModelName, cancellationToken).ConfigureAwait(false);
        var verdict = HistoryComparer.Compare(set, recorded, options.Phase);
        var missing = verdict.State is ModelState.UpToDate or ModelState.Pending
            ? await data.FindMissingAsync(connection, set, cancellationToken).ConfigureAwait(false)
            : [];
        return UpToDate(set) with
        {
            State = missing.Count > 0 ? ModelState.Pending : verdict.State,
            Head = recorded.Count == 0 ? null : recorded[^1].Id,
            Expanded = [.. verdict.Expanded.Select(static migration => migration.Id)],
            Contracted = verdict.State == ModelState.Ahead ? await FindContractedAsync(connection, set, verdict, cancellationToken).ConfigureAwait(false) : [],
            Pending = [.. verdict.Pending.Select(static migration => migration.Id), .. missing],
            Fault = verdict.Fault is { } fault ? $"{fault.Code}: {fault.Message}" : null,
            Begun = verdict.Pending.Count == 0
                ? null
                : await FindBegunAsync(connection, tables, set, verdict, cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<IReadOnlyList<string>> FindContractedAsync(
        NpgsqlConnection connection, MigrationSet set, HistoryVerdict verdict, CancellationToken cancellationToken)
    {
        var contracted = await HistoryReader.ReadContractedAsync(connection, set, verdict.Unknown, cancellationToken).ConfigureAwait(false);
        return [.. contracted.Select(static item => item.Id)];
    }

    private static async Task<string?> FindBegunAsync(
        NpgsqlConnection connection,
        HistoryTables tables,
        MigrationSet set,
        HistoryVerdict verdict,
        CancellationToken cancellationToken)
    {
        try
        {
            var begun = await MigrationJournal.ReadUnfinishedAsync(connection, tables, set.ModelName, cancellationToken)
                .ConfigureAwait(false);

            // Of an expanded migration steps are done, as they should be.
            return verdict.Pending.FirstOrDefault(
                migration => begun[migration.Id].Any(step => !step.IsDone || !verdict.Expanded.Contains(migration)))?.Id;
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable
            or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege)
        {
            // Who may read the history only still learns what is pending.
            return null;
        }
    }
}
