using MigrationKit.Internal;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Execution;

/// <summary>Waits until somebody else has applied what is pending, looking again and again without a lock and without an open transaction.</summary>
internal sealed class OtherProcess(Survey survey, MigrationOptions options, ILogger logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(30);

    /// <exception cref="MigrationException">Nobody has, or what they did leads elsewhere.</exception>
    public async Task<IReadOnlyList<ModelReport>> WaitAsync(IReadOnlyList<OpenSet> open, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var backoff = new Backoff(FirstDelay, LongestDelay);
        var nextReport = TimeSpan.Zero;
        while (true)
        {
            var waited = TimeProvider.System.GetElapsedTime(start);
            if (waited >= nextReport)
            {
                Report(open);
                nextReport = waited + ReportInterval;
            }

            var left = options.LockTimeout - waited;
            if (left <= TimeSpan.Zero)
            {
                throw BehindFailure.NobodyApplied(open, options.LockTimeout);
            }

            var delay = backoff.Next();
            await Task.Delay(delay < left ? delay : left, cancellationToken).ConfigureAwait(false);
            // The server was there before, so it may go away and come again.
            var found = await Outage.PersistAsync(survey.TakeAsync, ConnectionLoss.MayPass, options, logger, cancellationToken)
                .ConfigureAwait(false);
            if (found.Open.Count == 0)
            {
                return found.Settled;
            }

            open = found.Open;
        }
    }

    private void Report(IReadOnlyList<OpenSet> open)
    {
        foreach (var item in open)
        {
            logger.WaitingForOther(item.Pending.Count + item.Data.Count, item.Set.ModelName, item.Ids);
        }
    }
}
