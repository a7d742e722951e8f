using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>Tries again what another session's lock stood in the way of.</summary>
internal sealed class StepRetry(StepContext context)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <param name="attempt">Gets the number of the attempt, from 1.</param>
    /// <param name="cancellationToken">Cancels the attempt or the waiting.</param>
    public async Task RunAsync(Func<int, Task> attempt, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(FirstDelay, LongestDelay);
        var start = TimeProvider.System.GetTimestamp();
        for (var number = 1; ; number++)
        {
            try
            {
                await attempt(number).ConfigureAwait(false);
                return;
            }
            catch (Exception error) when (IsRetryable(error) && MayRetry(number, start))
            {
                var delay = backoff.Next();
                context.Telemetry.Retried(((PostgresException)error).SqlState);
                context.Logger.StepRetries(
                    context.Step.Number, context.MigrationId, delay.TotalMilliseconds, number, context.Options.MaxRetries, error.Message);
                await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsRetryable(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    private bool MayRetry(int attempts, long start) =>
        attempts <= context.Options.MaxRetries && TimeProvider.System.GetElapsedTime(start) < context.Options.RetryTimeout;
}
