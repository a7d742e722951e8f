using MigrationKit.Data;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Separates the sets with nothing to do from the others, without the lock: a history only ever grows, so what is complete or at fault
/// here stays so, and an old replica does not wait for a migration that a new one is running.
/// </summary>
internal sealed class Survey(ConnectionSource source, IReadOnlyList<MigrationSet> sets, MigrationOptions options, ILogger logger)
{
    private readonly ContractGate _gate = new(options);

    /// <exception cref="MigrationException">The database cannot be read, or a history is at fault.</exception>
    public async Task<SurveyResult> TakeAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var version = connection.PostgreSqlVersion;
            var data = new DataSurvey(sets, options);
            var answers = await AskAsync(connection, data, cancellationToken).ConfigureAwait(false);
            return answers.AreAllYes
                ? UpToDate(version)
                : await LookCloserAsync(connection, data, answers, version, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw ServerFailure.Describe(error, connection);
        }
        finally
        {
            await source.CloseAsync(connection).ConfigureAwait(false);
        }
    }

    private Task<HeadAnswers> AskAsync(NpgsqlConnection connection, DataSurvey data, CancellationToken cancellationToken) => _gate.AsksWhoRuns
        ? AskWhatWaitsAsync(connection, data, cancellationToken)
        : HistoryReader.AskAsync(connection, sets, options.Phase, GuardOf(data), data.Questions, data.ReadNext, cancellationToken);

    /// <summary>Asks in the same round trip whether no contract step waits, which there may be something to do about.</summary>
    private Task<HeadAnswers> AskWhatWaitsAsync(NpgsqlConnection connection, DataSurvey data, CancellationToken cancellationToken)
    {
        var questions = data.Questions;
        var read = 0;
        return HistoryReader.AskAsync(
            connection,
            sets,
            options.Phase,
            GuardOf(data),
            [.. questions, .. sets.Select(HistoryReader.NothingWaits)],
            reader => read++ < questions.Count ? data.ReadNext(reader) : reader.GetBoolean(0),
            cancellationToken);
    }

    private HistoryGuard GuardOf(DataSurvey data) => new(sets.Select(static set => set.HistorySchema), data.Tables);

    /// <summary>What nearly every start finds.</summary>
    private SurveyResult UpToDate(Version version)
    {
        var settled = new List<ModelReport>();
        foreach (var set in sets)
        {
            MigrationTelemetry.Pending(set.ModelName, 0);
            TellUpToDate(set);
            settled.Add(Report(set, HistoryVerdict.UpToDate));
        }

        return new SurveyResult(settled, [], version);
    }

    private async Task<SurveyResult> LookCloserAsync(
        NpgsqlConnection connection, DataSurvey data, HeadAnswers answers, Version version, CancellationToken cancellationToken)
    {
        var open = new List<OpenSet>();
        var settled = new List<ModelReport>();
        foreach (var set in sets)
        {
            var recorded = answers.IsHistoryMissing
                ? []
                : await HistoryReader.ReadAsync(connection, set.HistoryTables, set.ModelName, cancellationToken).ConfigureAwait(false);
            var verdict = await CompareAsync(connection, set, recorded, cancellationToken).ConfigureAwait(false);
            verdict.ThrowIfFaulty();
            MigrationTelemetry.Pending(set.ModelName, verdict.Pending.Count);
            // Of a database that is ahead, a newer version of the application has done what there was to do.
            var missing = verdict.State == ModelState.Ahead
                ? []
                : await data.FindMissingAsync(connection, set, cancellationToken).ConfigureAwait(false);
            if (verdict.State == ModelState.Pending || missing.Count > 0)
            {
                open.Add(new OpenSet(set, verdict.Pending, missing));
            }
            else
            {
                await TellAsync(connection, set, verdict, cancellationToken).ConfigureAwait(false);
                settled.Add(Report(set, verdict));
            }
        }

        return new SurveyResult(settled, open, version);
    }

    private async Task<HistoryVerdict> CompareAsync(
        NpgsqlConnection connection, MigrationSet set, IReadOnlyList<RecordedMigration> recorded, CancellationToken cancellationToken)
    {
        if (_gate.AsksWhoRuns)
        {
            await new HistoryGuard([set.HistorySchema], "instances").ThrowIfForeignAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        return HistoryComparer.Compare(set, recorded, await _gate.LimitAsync(connection, set, recorded, cancellationToken).ConfigureAwait(false));
    }

    private async Task TellAsync(NpgsqlConnection connection, MigrationSet set, HistoryVerdict verdict, CancellationToken cancellationToken)
    {
        if (verdict.State == ModelState.Ahead)
        {
            await AheadNotice.TellAsync(connection, set, verdict, logger, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            TellUpToDate(set);
        }
    }

    private void TellUpToDate(MigrationSet set) =>
        logger.UpToDate(set.ModelName, set.Migrations.Count == 0 ? "(no migrations)" : set.Migrations[^1].Id);

    private static ModelReport Report(MigrationSet set, HistoryVerdict verdict) =>
        new() { ModelName = set.ModelName, Applied = [], IsAhead = verdict.State == ModelState.Ahead };
}
