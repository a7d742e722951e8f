using MigrationKit;
using MigrationKit.Hosting;
using Microsoft.Extensions.Hosting;

// So that Program.cs needs no using directive.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a host apply migrations when it starts.</summary>
public static class MigrationServiceExtensions
{
    /// <summary>
    /// Applies the migrations of the application when its host starts, before any other hosted service starts, the web server included. If
    /// they cannot be applied the host does not start. A call of <c>app.ApplyMigrations()</c> before that does the same, with these options
    /// too; the host then does not do it again.
    /// </summary>
    /// <param name="services">The services of the application; they say which database.</param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMigrationKit(this IServiceCollection services, Action<MigrationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registered = services.Select(static service => service.ImplementationInstance).OfType<RegisteredMigrations>().FirstOrDefault();
        if (registered is null)
        {
            registered = new RegisteredMigrations();
            services.AddSingleton(registered);
            // First, so that other services with a StartingAsync come later too.
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, MigrationStart>());
        }

        if (configure is not null)
        {
            registered.Configure.Add(configure);
        }

        return services;
    }
}
