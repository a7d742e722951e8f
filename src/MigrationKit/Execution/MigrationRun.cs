using System.Diagnostics;
using MigrationKit.Drift;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Execution;

/// <summary>One call: looks what is pending, and then does what the mode says about it.</summary>
internal sealed class MigrationRun(ConnectionSource source, IReadOnlyList<MigrationSet> sets, MigrationOptions options, ILogger logger)
{
    private readonly Survey _survey = new(source, sets, options, logger);
    private readonly long _start = TimeProvider.System.GetTimestamp();

    /// <summary>What <see cref="MigrationMode.Off"/> does.</summary>
    public static MigrationReport Skip(ILogger logger)
    {
        logger.Off();
        return MigrationReport.Skipped("The option Mode is Off.");
    }

    /// <inheritdoc cref="LookAndSettleAsync"/>
    public Task<MigrationReport> RunAsync(CancellationToken cancellationToken) =>
        options.Mode == MigrationMode.Off ? Task.FromResult(Skip(logger))
        : Span.IsListenedTo ? TraceAsync(cancellationToken)
        : LookAndSettleAsync(cancellationToken);

    private Task<MigrationReport> TraceAsync(CancellationToken cancellationToken) =>
        Span.TraceAsync(Span.Run, Describe, _ => LookAndSettleAsync(cancellationToken), Outcome.Of);

    /// <summary>Most starts find nothing to do, so what there is to do otherwise stands elsewhere: it need not be compiled then.</summary>
    /// <exception cref="MigrationException">The database is not as the mode wants it, or could not be brought there.</exception>
    private async Task<MigrationReport> LookAndSettleAsync(CancellationToken cancellationToken)
    {
        SurveyResult found;
        try
        {
            found = await _survey.TakeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException error) when (MayPass(error))
        {
            found = await Outage.PersistAsync(_survey.TakeAsync, MayPass, options, logger, cancellationToken, error).ConfigureAwait(false);
        }

        return found.Open.Count == 0 && options.DriftPolicy == DriftPolicy.Ignore
            ? Report(found, found.Settled)
            : await CheckAndSettleAsync(found, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A server that is not there at all is more often a wrong address than one that will come.</summary>
    private static bool MayPass(MigrationException error) => ConnectionLoss.IsBusy(error) || ConnectionLoss.IsCut(error);

    private async Task<MigrationReport> CheckAndSettleAsync(SurveyResult found, CancellationToken cancellationToken)
    {
        await new DriftCheck(source, sets, options, logger).RunAsync(cancellationToken).ConfigureAwait(false);
        if (found.Open.Count == 0)
        {
            return Report(found, found.Settled);
        }

        var reports = await SettleAsync(found.Open, cancellationToken).ConfigureAwait(false);
        if (source.ReadsTypes)
        {
            // Whoever applied them: the pool has read the types before.
            await Outage.PersistAsync(source.ReloadTypesAsync, ConnectionLoss.MayPass, options, logger, cancellationToken)
                .ConfigureAwait(false);
        }

        return Report(found, Merge(found, reports));
    }

    private void Describe(Activity activity)
    {
        var target = source.Target;
        activity.SetTag(Tag.Mode, options.Mode.ToString())
            .SetTag(Tag.Model, string.Join(", ", sets.Select(static set => set.ModelName)))
            .SetTag(Tag.Database, target.Database).SetTag(Tag.ServerAddress, target.Host).SetTag(Tag.ServerPort, target.Port);
    }

    private Task<IReadOnlyList<ModelReport>> SettleAsync(IReadOnlyList<OpenSet> open, CancellationToken cancellationToken) =>
        options.Mode switch
        {
            MigrationMode.VerifyOnly => throw BehindFailure.NotApplied(open),
            MigrationMode.WaitForOther => new OtherProcess(_survey, options, logger).WaitAsync(open, cancellationToken),
            _ => ApplyAsync(open, cancellationToken),
        };

    private async Task<IReadOnlyList<ModelReport>> ApplyAsync(IReadOnlyList<OpenSet> open, CancellationToken cancellationToken)
    {
        var scripts = new ScriptSteps();
        foreach (var (set, pending, _) in open)
        {
            scripts.ReadAhead(set, pending);
        }

        var reports = new List<ModelReport>();
        foreach (var schema in open.Select(static item => item.Set).GroupBy(static set => set.HistorySchema, StringComparer.Ordinal))
        {
            var others = sets.Select(static set => set.HistorySchema).Distinct(StringComparer.Ordinal).Where(other => other != schema.Key);
            var run = new ResumingRun(source, schema.First().HistoryTables, [.. others], options, scripts, logger);
            reports.AddRange(await run.RunAsync([.. schema], cancellationToken).ConfigureAwait(false));
        }

        return reports;
    }

    private MigrationReport Report(SurveyResult found, IReadOnlyList<ModelReport> models) => new()
    {
        Models = models,
        Duration = TimeProvider.System.GetElapsedTime(_start),
        ServerVersion = found.ServerVersion,
        WasBehind = found.Open.Count > 0,
    };

    /// <summary>In the order of the sets. What was settled first may have been looked at again while another model was waited for.</summary>
    private IReadOnlyList<ModelReport> Merge(SurveyResult found, IReadOnlyList<ModelReport> now)
    {
        var reports = found.Settled.Concat(now).ToLookup(static model => model.ModelName, StringComparer.Ordinal);
        return [.. sets.Select(set => reports[set.ModelName].Last())];
    }
}
