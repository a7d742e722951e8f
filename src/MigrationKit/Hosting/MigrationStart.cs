using Microsoft.Extensions.Hosting;

namespace MigrationKit.Hosting;

/// <summary>Applies migrations when the host starts, before any service of it does: the web server is such a service too.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/core/extensions/generic-host#host-lifecycle</remarks>
internal sealed class MigrationStart(IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        HostedMigrations.Of(services).ApplyOnceAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
