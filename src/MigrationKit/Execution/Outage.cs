using System.Runtime.ExceptionServices;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Execution;

/// <summary>
/// How long a run waits for a server that went away. Each absence has the whole time, but one that is caused at the same place again and
/// again has an end: a statement that brings the server down would do it for ever.
/// </summary>
internal sealed class Outage(TimeSpan timeout, ILogger logger)
{
    private const int MostLosses = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private Backoff _backoff = new(FirstDelay, LongestDelay);
    private long? _start;
    private int _losses;

    /// <summary>Tries until it succeeds, or fails for a reason that waiting does not cure, or it is time to give up.</summary>
    /// <param name="attempt">What to try.</param>
    /// <param name="mayPass">Whether waiting may cure a failure.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="logger">Where to say so.</param>
    /// <param name="cancellationToken">Cancels the attempt or the waiting.</param>
    /// <param name="failure">How a first attempt has failed, if there was one; then it is waited before the next.</param>
    public static async Task<T> PersistAsync<T>(
        Func<CancellationToken, Task<T>> attempt,
        Func<MigrationException, bool> mayPass,
        MigrationOptions options,
        ILogger logger,
        CancellationToken cancellationToken,
        MigrationException? failure = null)
    {
        var outage = new Outage(options.ServerTimeout, logger);
        while (true)
        {
            if (failure is not null)
            {
                if (ConnectionLoss.IsCut(failure))
                {
                    outage.SessionLost(hasProgressed: false);
                }

                await outage.WaitAsync(failure, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return await attempt(cancellationToken).ConfigureAwait(false);
            }
            catch (MigrationException error) when (mayPass(error))
            {
                failure = error;
            }
        }
    }

    /// <inheritdoc cref="PersistAsync{T}"/>
    public static Task PersistAsync(
        Func<CancellationToken, Task> attempt,
        Func<MigrationException, bool> mayPass,
        MigrationOptions options,
        ILogger logger,
        CancellationToken cancellationToken) => PersistAsync(
        async token =>
        {
            await attempt(token).ConfigureAwait(false);
            return true;
        },
        mayPass, options, logger, cancellationToken);

    /// <summary>The server answers.</summary>
    public void End() => (_start, _backoff) = (null, new Backoff(FirstDelay, LongestDelay));

    /// <summary>A session was lost.</summary>
    /// <param name="hasProgressed">Whether it had come further than the one before.</param>
    public void SessionLost(bool hasProgressed) => _losses = hasProgressed ? 1 : _losses + 1;

    /// <summary>Waits before the next attempt.</summary>
    /// <exception cref="MigrationException">It is time to give up: the reason for which there was to be another attempt.</exception>
    public async Task WaitAsync(MigrationException reason, CancellationToken cancellationToken)
    {
        if (Next() is not { } delay)
        {
            ExceptionDispatchInfo.Throw(reason);
            return;
        }

        logger.WaitingForServer(reason.Problem, delay.TotalMilliseconds);
        await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan? Next()
    {
        var now = TimeProvider.System.GetTimestamp();
        var left = timeout - TimeProvider.System.GetElapsedTime(_start ??= now, now);
        if (left <= TimeSpan.Zero || _losses > MostLosses)
        {
            return null;
        }

        var delay = _backoff.Next();
        return delay < left ? delay : left;
    }
}
