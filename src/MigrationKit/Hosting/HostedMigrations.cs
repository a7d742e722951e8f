using System.Reflection;
using MigrationKit.Execution;
using MigrationKit.Health;
using MigrationKit.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MigrationKit.Hosting;

/// <summary>Applies migrations with what the services of an application know.</summary>
internal sealed class HostedMigrations(IServiceProvider services, IReadOnlyList<MigrationSet> sets, string? entryAssembly)
{
    /// <summary>It does not change, and reading an assembly's name takes longer than all else here.</summary>
    private static readonly string? EntryAssembly = Assembly.GetEntryAssembly()?.GetName().Name;

    private readonly HostedOptions _options = new(services);
    private readonly ILoggerFactory _loggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
    private readonly RegisteredMigrations? _registered = services.GetService<RegisteredMigrations>();

    public static HostedMigrations Of(IServiceProvider services) => new(services, MigrationRegistry.Sets, EntryAssembly);

    /// <exception cref="MigrationException">Options are wrong, or the database could not be brought where they want it.</exception>
    public async Task<MigrationReport> ApplyAsync(Action<MigrationOptions>? configure, CancellationToken cancellationToken)
    {
        if (DesignTimeHost.NameOf(entryAssembly) is { } host)
        {
            _loggerFactory.CreateLogger(LogMessages.Category).DesignTime(host);
            return MigrationReport.Skipped($"This is {host}, which only looks at the application.");
        }

        if (MigrateOnly.IsAsked())
        {
            await MigrateOnly.RunAsync(services, stop => ApplyAsync(_options.ReadForJob(configure), stop), cancellationToken).ConfigureAwait(false);
        }

        var options = _options.Read(configure);
        return HeartbeatOf(options, configure) is { } heartbeat
            ? await ApplyAliveAsync(options, heartbeat, cancellationToken).ConfigureAwait(false)
            : await ApplyAsync(options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same, unless a call has done it before.</summary>
    public async Task ApplyOnceAsync(CancellationToken cancellationToken)
    {
        var mayBeDone = DesignTimeHost.NameOf(entryAssembly) is null && !MigrateOnly.IsAsked();
        if (!mayBeDone || _registered?.IsDone(_options.Read()) != true)
        {
            await ApplyAsync(configure: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks how the models are in the database.</summary>
    /// <exception cref="MigrationException">Options are wrong, or the database cannot be read.</exception>
    public async Task<IReadOnlyList<ModelHealth>> ReadHealthAsync(CancellationToken cancellationToken)
    {
        var options = _options.Read();
        var work = new RegisteredDataWork(services);
        await using var scope = work.ConfigureAwait(false);
        work.AddTo(options);
        return await CreateMigrator(options).ReadHealthAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks for drift.</summary>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public Task<DriftReport> FindDriftAsync(MigrationOptions options) => CreateMigrator(options).FindDriftAsync();

    /// <summary>What configuration and code say.</summary>
    /// <exception cref="MigrationException">They are wrong.</exception>
    public MigrationOptions ReadOptions() => _options.Read();

    private async Task<MigrationReport> ApplyAsync(MigrationOptions options, CancellationToken cancellationToken)
    {
        if (options.Mode == MigrationMode.Off)
        {
            // Without a connection, so that none is needed.
            return MigrationRun.Skip(_loggerFactory.CreateLogger(LogMessages.Category));
        }

        var work = new RegisteredDataWork(services);
        await using var scope = work.ConfigureAwait(false);
        work.AddTo(options);
        var report = await CreateMigrator(options).ApplyAsync(cancellationToken).ConfigureAwait(false);
        if (report.WasBehind)
        {
            await new RegisteredDataSources(services, _loggerFactory).ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        }

        _registered?.Done(options);
        return report;
    }

    /// <summary>Null where no step waits for this process to end, or nobody would say when it does.</summary>
    private Heartbeat? HeartbeatOf(MigrationOptions options, Action<MigrationOptions>? configure)
    {
        if (options is not { Phase: MigrationPhase.Expand, Mode: not MigrationMode.Off }
            || options.HeartbeatInterval == TimeSpan.Zero || services.GetService<IHostApplicationLifetime>() is null)
        {
            return null;
        }

        var migrator = CreateMigrator(options);
        var application = services.GetService<IHostEnvironment>()?.ApplicationName ?? entryAssembly ?? "an application";
        var logger = _loggerFactory.CreateLogger(LogMessages.Category);
        var contracts = new ContractGate(options).AsksWhoRuns
            ? new ContractWatch(
                migrator, () => _options.Read(configure), new RegisteredDataSources(services, _loggerFactory).ReloadTypesAsync, options.HeartbeatInterval, logger)
            : null;
        return new Heartbeat(migrator, options.HeartbeatInterval, application, contracts, logger);
    }

    private async Task<MigrationReport> ApplyAliveAsync(MigrationOptions options, Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        await heartbeat.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var report = await ApplyAsync(options, cancellationToken).ConfigureAwait(false);
            heartbeat.Start(services, services.GetRequiredService<IHostApplicationLifetime>());
            return report;
        }
        catch
        {
            await heartbeat.EndAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Who names a connection string means it; otherwise migrations go where the application goes.</summary>
    private Migrator CreateMigrator(MigrationOptions options)
    {
        var isNamed = options.ConnectionString is not null || options.ConnectionStringName is not null;
        if (!isNamed && services.GetService<NpgsqlDataSource>() is { } dataSource)
        {
            return new Migrator(dataSource, sets, options, _loggerFactory);
        }

        // First, as no connection helps where there is nothing to apply.
        SetChooser.Choose(sets, options.ModelNames);
        return new Migrator(ConnectionStringChooser.Choose(options, _options.Configuration), sets, options, _loggerFactory);
    }
}
