using MigrationKit.Execution;
using MigrationKit.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MigrationKit.Hosting;

/// <summary>Applies migrations to all databases of an application with what its services know.</summary>
internal sealed class HostedTenants(IServiceProvider services, IReadOnlyList<MigrationSet> sets, string? entryAssembly)
{
    private readonly HostedOptions _options = new(services);
    private readonly ILoggerFactory _loggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    /// <exception cref="MigrationException">Options are wrong, or two tenants have one name.</exception>
    /// <exception cref="InvalidOperationException">No <see cref="ITenantSource"/> is registered.</exception>
    public async Task<TenantReport> ApplyAsync(Action<MigrationOptions>? configure, CancellationToken cancellationToken)
    {
        if (DesignTimeHost.NameOf(entryAssembly) is { } host)
        {
            _loggerFactory.CreateLogger(LogMessages.Category).DesignTime(host);
            return new TenantReport { Tenants = [], Duration = TimeSpan.Zero };
        }

        if (MigrateOnly.IsAsked())
        {
            await MigrateOnly.RunAsync(services, stop => ApplyAsJobAsync(configure, stop), cancellationToken).ConfigureAwait(false);
        }

        return await ApplyAsync(() => _options.Read(configure), cancellationToken).ConfigureAwait(false);
    }

    private async Task<MigrationReport> ApplyAsJobAsync(Action<MigrationOptions>? configure, CancellationToken cancellationToken)
    {
        var done = await ApplyAsync(() => _options.ReadForJob(configure), cancellationToken).ConfigureAwait(false);
        Console.WriteLine(done.Summary);
        done.ThrowIfAnyFailed();
        return new MigrationReport { Models = [], Duration = done.Duration };
    }

    private Task<TenantReport> ApplyAsync(Func<MigrationOptions> read, CancellationToken cancellationToken)
    {
        var source = services.GetRequiredService<ITenantSource>();
        return new TenantMigrator(source, sets, read(), _loggerFactory, () => Open(read())).ApplyAsync(progress: null, cancellationToken);
    }

    /// <summary>Data migrations and seeders work for one tenant.</summary>
    private TenantScope Open(MigrationOptions options)
    {
        var work = new RegisteredDataWork(services);
        work.AddTo(options);
        return new TenantScope(options, work);
    }
}
