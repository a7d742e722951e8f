namespace MigrationKit.Execution;

/// <summary>The options of one tenant, with data migrations and seeders that are its own as long as it is migrated.</summary>
/// <param name="Options">How to migrate.</param>
/// <param name="Services">What to dispose of afterwards; null for nothing.</param>
internal sealed record TenantScope(MigrationOptions Options, IAsyncDisposable? Services = null) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Services?.DisposeAsync() ?? ValueTask.CompletedTask;
}
