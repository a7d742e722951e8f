using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Hosting;

/// <summary>
/// Says in the database again and again that this process runs, until its host has stopped. It works beside the application and never
/// throws: that the database cannot be told is logged, once until it can be told again.
/// </summary>
internal sealed class Heartbeat(Migrator migrator, TimeSpan interval, string application, ContractWatch? contracts, ILogger logger)
{
    /// <summary>How long the database may take to listen: beside the application, and while it starts.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(10);

    /// <summary>A host that stops does not wait longer than that.</summary>
    private static readonly TimeSpan MostPatienceAtEnd = TimeSpan.FromSeconds(2);

    private readonly List<MigrationSet> _sets = [.. migrator.Sets.Where(static set => set.Migrations.Count > 0)];
    private readonly ProcessIdentity _self = ProcessIdentity.Create(application);
    private readonly CancellationTokenSource _end = new();
    private bool _isTrusted;
    private bool _isKnown;
    private bool _isFailing;
    private int _beatsInARow;
    private long? _lastHeard;

    /// <summary>
    /// Registers before the database is looked at, so that who runs contract steps from now on knows of this process. It may be too early, as
    /// before the first run of all; <see cref="Start"/> makes up for it.
    /// </summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeatAsync(cancellationToken).ConfigureAwait(false);
            _lastHeard = TimeProvider.System.GetTimestamp();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // If it was not too early, the next attempt says the same.
        }
    }

    /// <summary>Goes on beside the application until its host has stopped: requests are served while it stops.</summary>
    /// <param name="services">Those of the host; when they are disposed, the process may live on and the application does not.</param>
    /// <param name="lifetime">Says when the host has stopped.</param>
    public void Start(IServiceProvider services, IHostApplicationLifetime lifetime)
    {
        lifetime.ApplicationStopped.Register(() => Task.Run(EndAsync).Wait(MostPatienceAtEnd));
        _ = Task.Run(() => GoOnAsync(services, lifetime));
    }

    /// <summary>The process needs the schema no more.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(MostPatienceAtEnd);
        try
        {
            await TellAsync(set => [InstanceRegister.Ended(set, _self)], patience.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The row runs out by itself.
        }
    }

    private async Task GoOnAsync(IServiceProvider services, IHostApplicationLifetime lifetime)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (true)
            {
                await TryBeatAsync().ConfigureAwait(false);
                // Where this process could not be heard, others could not either: they have as long to come back.
                if (_beatsInARow > InstanceRegister.MostMissed)
                {
                    contracts?.Look(lifetime.ApplicationStopping);
                }

                await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false);
                services.GetService<IHostApplicationLifetime>();
            }
        }
        catch (OperationCanceledException)
        {
            // The host has stopped.
        }
        catch (ObjectDisposedException)
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    private async Task TryBeatAsync()
    {
        try
        {
            await BeatOrCreateAsync().ConfigureAwait(false);
            await LookAfterSilenceAsync().ConfigureAwait(false);
            if (_isFailing || !_isKnown)
            {
                logger.Registered(interval.TotalSeconds);
            }

            (_isFailing, _isKnown) = (false, true);
            _beatsInARow++;
        }
        catch (Exception error) when (!_end.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                logger.NotRegistered(error.GetBaseException().Message);
            }

            (_isFailing, _beatsInARow) = (true, 0);
        }
    }

    /// <summary>Whoever was not heard for so long counted as gone, and what this process needs may have been taken away meanwhile.</summary>
    private async Task LookAfterSilenceAsync()
    {
        if (_lastHeard is { } heard && TimeProvider.System.GetElapsedTime(heard) > interval * InstanceRegister.MostMissed)
        {
            await AheadNotice.LookAsync(migrator.Source, _sets, logger, _end.Token).ConfigureAwait(false);
        }

        _lastHeard = TimeProvider.System.GetTimestamp();
    }

    private async Task BeatOrCreateAsync()
    {
        try
        {
            await BeatAsync(_end.Token).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            await InstanceTable.CreateAsync(migrator.Source, _sets.Select(static set => set.HistorySchema), logger, _end.Token).ConfigureAwait(false);
            await BeatAsync(_end.Token).ConfigureAwait(false);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(MostPatience);
        await TellAsync(
            set => _isKnown ? [InstanceRegister.Alive(set, _self, interval)] : [InstanceRegister.Alive(set, _self, interval), InstanceRegister.Forgotten(set)],
            patience.Token).ConfigureAwait(false);
    }

    private async Task TellAsync(Func<MigrationSet, NpgsqlBatchCommand[]> tell, CancellationToken cancellationToken)
    {
        var connection = await migrator.Source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (!_isTrusted)
            {
                await new HistoryGuard(_sets.Select(static set => set.HistorySchema), "instances").ThrowIfForeignAsync(connection, cancellationToken)
                    .ConfigureAwait(false);
            }

            await connection.ExecuteAsync(cancellationToken, [.. _sets.SelectMany(tell)]).ConfigureAwait(false);
            _isTrusted = true;
        }
    }
}
