using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>Tries again what another session's lock stood in the way of.</summary>
internal sealed class StepRetry(MigrationOptions options, Action<PostgresException, TimeSpan, int> onRetry)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <param name="context">A step whose retries are logged and counted.</param>
    public StepRetry(StepContext context)
        : this(context.Options, (error, delay, attempt) =>
        {
            context.Telemetry.Retried(error.SqlState);
            context.Logger.StepRetries(
                context.Step.Number, context.MigrationId, delay.TotalMilliseconds, attempt, context.Options.MaxRetries, error.Message);
        })
    {
    }

    /// <summary>What an attempt failed of, if another one may succeed: also where the code between has wrapped it.</summary>
    public static PostgresException? CauseOf(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException
                {
                    SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
                        or PostgresErrorCodes.SerializationFailure,
                } refused)
            {
                return refused;
            }
        }

        return null;
    }

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
            catch (Exception error) when (CauseOf(error) is not null && MayRetry(number, start))
            {
                var delay = backoff.Next();
                onRetry(CauseOf(error)!, delay, number);
                await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private bool MayRetry(int attempts, long start) =>
        attempts <= options.MaxRetries && TimeProvider.System.GetElapsedTime(start) < options.RetryTimeout;
}
