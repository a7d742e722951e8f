using MigrationKit.Core.Model;
using MigrationKit.Execution;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Hosting;

/// <summary>
/// Runs contract steps beside the application as soon as nobody needs what they take away. It never throws: what goes wrong is logged and
/// tried again, less and less often.
/// </summary>
/// <param name="migrator">Where, and which models.</param>
/// <param name="readOptions">How; a run changes its options.</param>
/// <param name="reloadTypes">What to do when something was run: the application's connections have read the types before.</param>
/// <param name="interval">How often it is told to look.</param>
/// <param name="logger">Where to log.</param>
internal sealed class ContractWatch(
    Migrator migrator, Func<MigrationOptions> readOptions, Func<CancellationToken, Task> reloadTypes, TimeSpan interval, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);
    private Task _looking = Task.CompletedTask;
    private int _failures;
    private long _notBefore;

    /// <summary>Looks once more, unless the last look has not ended, and returns at once: what is run may take long.</summary>
    /// <param name="stopping">The application stops; what was done stays recorded.</param>
    public void Look(CancellationToken stopping)
    {
        if (_looking.IsCompleted && TimeProvider.System.GetTimestamp() >= _notBefore && !stopping.IsCancellationRequested)
        {
            _looking = Task.Run(() => LookAtAllAsync(stopping), CancellationToken.None);
        }
    }

    private async Task LookAtAllAsync(CancellationToken stopping)
    {
        var failures = _failures;
        foreach (var set in migrator.Sets.Where(static set => set.Migrations.Count > 0))
        {
            try
            {
                await LookAsync(set, stopping).ConfigureAwait(false);
            }
            catch (MigrationException error) when (error.Code == Codes.LockTimeout)
            {
                // Somebody else migrates.
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                var pause = Math.Min(interval.TotalSeconds * Math.Pow(2, _failures = failures + 1), LongestPause.TotalSeconds);
                _notBefore = TimeProvider.System.GetTimestamp() + (long)(pause * TimeProvider.System.TimestampFrequency);
                logger.ContractFailed(set.ModelName, pause, error is MigrationException ? error.Message : error.GetBaseException().Message);
            }
            catch (Exception)
            {
                return;
            }
        }

        _failures = _failures == failures ? 0 : failures + 1;
    }

    private async Task LookAsync(MigrationSet set, CancellationToken stopping)
    {
        var options = readOptions();
        // Whoever migrates runs them too.
        options.LockTimeout = TimeSpan.Zero;
        var run = new ContractRun(migrator.Source, set, options, logger);
        var outlook = await run.LookAsync(stopping).ConfigureAwait(false);
        if (outlook.MayBegin && (await run.TryRunAsync(stopping).ConfigureAwait(false))?.Applied.Count > 0)
        {
            await reloadTypes(stopping).ConfigureAwait(false);
        }

        if (outlook.Expanded.Count > 0)
        {
            Say(set, outlook);
        }
    }

    /// <summary>Why something waits, each time that it is for another reason.</summary>
    private void Say(MigrationSet set, ContractOutlook outlook)
    {
        var reason = outlook.HasPredecessor ? string.Join("; ", outlook.Lacking) : "";
        if ((outlook.Lacking.Count == 0 && outlook.HasPredecessor) || _said.GetValueOrDefault(set.ModelName) == outlook.Ids + reason)
        {
            return;
        }

        _said[set.ModelName] = outlook.Ids + reason;
        if (outlook.HasPredecessor)
        {
            logger.ContractWaits(outlook.Ids, set.ModelName, outlook.Lacking.Count, reason);
        }
        else
        {
            logger.ContractWaitsForPerson(outlook.Ids, set.ModelName);
        }
    }
}
