namespace MigrationKit.Telemetry;

/// <summary>The span and the metric of waiting for the migration lock.</summary>
internal static class LockTelemetry
{
    /// <param name="historySchema">Whose lock it is.</param>
    /// <param name="acquire">Takes the lock, or throws.</param>
    public static async Task MeasureAsync(string historySchema, Func<Task> acquire)
    {
        var start = TimeProvider.System.GetTimestamp();
        var outcome = Outcome.Failed;
        try
        {
            await Span.TraceAsync(Span.Lock, activity => activity.SetTag(Tag.HistorySchema, historySchema), acquire, Outcome.Acquired)
                .ConfigureAwait(false);
            outcome = Outcome.Acquired;
        }
        catch (OperationCanceledException)
        {
            outcome = Outcome.Canceled;
            throw;
        }
        finally
        {
            ApplyingMetrics.LockWait.Record(
                TimeProvider.System.GetElapsedTime(start).TotalSeconds,
                new KeyValuePair<string, object?>(Tag.HistorySchema, historySchema),
                new KeyValuePair<string, object?>(Tag.Outcome, outcome));
        }
    }
}
