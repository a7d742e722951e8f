using System.Reflection;
using MigrationKit;
using MigrationKit.Execution;
using MigrationKit.Hosting;
using MigrationKit.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
    public static async Task<TenantReport> ApplyTenantMigrationsAsync(
        this IHost host, Action<MigrationOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        var loggers = host.Services.GetService<ILoggerFactory>();
        if (DesignTimeHost.NameOf(Assembly.GetEntryAssembly()?.GetName().Name) is { } tool)
        {
            loggers?.CreateLogger(LogMessages.Category).DesignTime(tool);
            return new TenantReport { Tenants = [], Duration = TimeSpan.Zero };
        }

        if (MigrateOnly.IsAsked())
        {
            await MigrateOnly.RunAsync(host.Services, async () =>
            {
                var done = await ApplyAsync(options => options.Mode = MigrationMode.ApplyPending).ConfigureAwait(false);
                Console.WriteLine(done.Summary);
                done.ThrowIfAnyFailed();
                return new MigrationReport { Models = [], Duration = done.Duration };
            }).ConfigureAwait(false);
        }

        return await ApplyAsync(static _ => { }).ConfigureAwait(false);

        Task<TenantReport> ApplyAsync(Action<MigrationOptions> last)
        {
            var source = host.Services.GetRequiredService<ITenantSource>();
            return new TenantMigrator(source, MigrationRegistry.Sets, Read(last), loggers, Open)
                .ApplyAsync(progress: null, cancellationToken);

            TenantScope Open()
            {
                var work = new RegisteredDataWork(host.Services);
                var options = Read(last);
                work.AddTo(options);
                return new TenantScope(options, work);
            }
        }

        MigrationOptions Read(Action<MigrationOptions> last) =>
            OptionsReader.Read(host.Services.GetService<IConfiguration>(), (configure ?? (static _ => { })) + last);
    }

    /// <inheritdoc cref="ApplyTenantMigrationsAsync"/>
    public static TenantReport ApplyTenantMigrations(this IHost host, Action<MigrationOptions>? configure = null) =>
        host.ApplyTenantMigrationsAsync(configure).GetAwaiter().GetResult();
}
