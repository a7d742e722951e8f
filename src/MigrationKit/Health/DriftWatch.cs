using MigrationKit.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MigrationKit.Health;

/// <summary>
/// What health checks know of drift. Looking for it costs a reading of the catalogs, so all probes of an interval share one. It goes on where a
/// probe gives up waiting, so that a large schema and an impatient probe come to a result too.
/// </summary>
internal sealed class DriftWatch(IServiceProvider services)
{
    private readonly TimeProvider _clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private Task<DriftReport>? _last;
    private long _begun;

    /// <returns>Null where the options do not want it looked for.</returns>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The probe gave up waiting.</exception>
    public async Task<DriftHealth?> FindAsync(HostedMigrations migrations, CancellationToken cancellationToken)
    {
        var options = migrations.ReadOptions();
        if (options.DriftPolicy == DriftPolicy.Ignore || options.DriftInterval == TimeSpan.Zero)
        {
            return null;
        }

        var report = await Latest(migrations, options).WaitAsync(cancellationToken).ConfigureAwait(false);
        return new DriftHealth(report, options.DriftPolicy);
    }

    private Task<DriftReport> Latest(HostedMigrations migrations, MigrationOptions options)
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && _clock.GetElapsedTime(_begun) >= options.DriftInterval))
            {
                _begun = _clock.GetTimestamp();
                _last = Task.Run(() => migrations.FindDriftAsync(options));
            }

            return _last;
        }
    }
}
