using System.Reflection;
using MigrationKit;
using MigrationKit.Hosting;

// So that Program.cs needs no using directive.
namespace Microsoft.Extensions.Hosting;

/// <summary>Applies migrations to all databases of an application when it starts.</summary>
public static class TenantHostExtensions
{
    /// <summary>
    /// Applies the migrations of this application to the databases of the registered <see cref="ITenantSource"/>, and returns when all of
    /// them have been tried. Does nothing inside tools that only look at the application. Asked to migrate only, it ends the process: with 1
    /// if a tenant failed.
    /// </summary>
    /// <param name="host">The application.</param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    /// <param name="cancellationToken">Stops it. What was done stays recorded, and the next start goes on there.</param>
    /// <returns>How it went with each tenant. It does not throw for one that failed: <see cref="TenantReport.ThrowIfAnyFailed"/> does.</returns>
    /// <exception cref="MigrationException">Options are wrong, or two tenants have one name.</exception>
    public static Task<TenantReport> ApplyTenantMigrationsAsync(
        this IHost host, Action<MigrationOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new HostedTenants(host.Services, MigrationRegistry.Sets, Assembly.GetEntryAssembly()?.GetName().Name).ApplyAsync(configure, cancellationToken);
    }

    /// <inheritdoc cref="ApplyTenantMigrationsAsync"/>
    public static TenantReport ApplyTenantMigrations(this IHost host, Action<MigrationOptions>? configure = null) =>
        host.ApplyTenantMigrationsAsync(configure).GetAwaiter().GetResult();
}
