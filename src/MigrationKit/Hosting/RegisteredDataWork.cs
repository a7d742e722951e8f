using Microsoft.Extensions.DependencyInjection;

namespace MigrationKit.Hosting;

/// <summary>
/// The data migrations and seeders that are registered as services, in a scope of their own, which lives as long as they may run.
/// </summary>
internal sealed class RegisteredDataWork : IAsyncDisposable
{
    private readonly AsyncServiceScope? _scope;
    private readonly IServiceProvider _services;

    public RegisteredDataWork(IServiceProvider services)
    {
        // A provider need not have scopes.
        _scope = services.GetService<IServiceScopeFactory>()?.CreateAsyncScope();
        _services = _scope?.ServiceProvider ?? services;
    }

    public void AddTo(MigrationOptions options)
    {
        options.DataMigrations.AddRange(_services.GetService<IEnumerable<IDataMigration>>() ?? []);
        options.Seeders.AddRange(_services.GetService<IEnumerable<ISeeder>>() ?? []);
    }

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
