using MigrationKit.Internal;
using MigrationKit.Progress;
using MigrationKit.Telemetry;

namespace MigrationKit.Execution;

/// <summary>A step on its way, and what is told of it.</summary>
internal sealed class StepRun(StepContext context)
{
    /// <summary>Null for a step that manages transactions itself.</summary>
    public TransactionalStep? Transactional { get; } = context.Step.Transactional ? new(context) : null;

    /// <summary>When it ran, if that was together with others.</summary>
    public SpanTime? PipelinedAt => Transactional?.Pipelined is { Failure: null } pipelined ? pipelined.Time : null;

    public void TellStart() => context.Logger.StepRuns(
        context.Step.Number, context.MigrationId, context.Step.Transactional ? "transactional" : "no transaction");

    /// <summary>Runs it, unless it was sent together with others and is done; if it failed then, goes on from there.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (PipelinedAt is { } time)
        {
            await context.Telemetry.RanAsync(time).ConfigureAwait(false);
            return;
        }

        if (Transactional?.Pipelined is null)
        {
            TellStart();
        }

        var watch = ProgressWatch.Start(context);
        await using (watch.ConfigureAwait(false))
        {
            await context.Telemetry.MeasureAsync(() => Transactional is { } step
                ? step.RunAsync(cancellationToken)
                : new NonTransactionalStep(context).RunAsync(cancellationToken)).ConfigureAwait(false);
            await watch.DoneAsync().ConfigureAwait(false);
        }
    }
}
