using System.Diagnostics;
using MigrationKit.Core.Migrations;

namespace MigrationKit.Telemetry;

/// <summary>The span and the metrics of one step.</summary>
internal sealed class StepTelemetry(string model, string migration, ScriptStep step)
{
    private int _retries;

    /// <summary>The step is tried again.</summary>
    /// <param name="sqlState">PostgreSQL's code of the error that was in the way.</param>
    public void Retried(string sqlState)
    {
        _retries++;
        ApplyingMetrics.StepRetries.Add(
            1, new KeyValuePair<string, object?>(Tag.Model, model), new KeyValuePair<string, object?>(Tag.SqlState, sqlState));
    }

    /// <summary>The step was run together with others.</summary>
    public Task RanAsync(SpanTime time) => MeasureAsync(static () => Task.CompletedTask, time);

    /// <summary>Runs the step, which tells of retries meanwhile.</summary>
    public Task MeasureAsync(Func<Task> run) => MeasureAsync(run, time: null);

    private async Task MeasureAsync(Func<Task> run, SpanTime? time)
    {
        var start = TimeProvider.System.GetTimestamp();
        var outcome = Outcome.Failed;
        try
        {
            await Span.TraceAsync(Span.Step, Describe, activity => RunAsync(run, activity), static result => result, time).ConfigureAwait(false);
            outcome = Outcome.Applied;
        }
        catch (OperationCanceledException)
        {
            outcome = Outcome.Canceled;
            throw;
        }
        finally
        {
            ApplyingMetrics.StepDuration.Record(
                (time?.Duration ?? TimeProvider.System.GetElapsedTime(start)).TotalSeconds,
                new KeyValuePair<string, object?>(Tag.Model, model),
                new KeyValuePair<string, object?>(Tag.Transactional, step.Transactional),
                new KeyValuePair<string, object?>(Tag.Outcome, outcome));
        }
    }

    private async Task<string> RunAsync(Func<Task> run, Activity? activity)
    {
        try
        {
            await run().ConfigureAwait(false);
            return Outcome.Applied;
        }
        finally
        {
            activity?.SetTag(Tag.Retries, _retries);
        }
    }

    private void Describe(Activity activity)
    {
        activity.SetTag(Tag.Model, model).SetTag(Tag.Migration, migration).SetTag(Tag.Step, step.Number)
            .SetTag(Tag.Transactional, step.Transactional).SetTag(Tag.Operation, StatementClass.Of(step.Statements));
        if (step.Statements.Count > 1)
        {
            activity.SetTag(Tag.BatchSize, step.Statements.Count);
        }
    }
}
