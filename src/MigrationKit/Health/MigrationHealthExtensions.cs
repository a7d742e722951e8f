using MigrationKit.Health;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// So that Program.cs needs no using directive.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds MigrationKit to the health checks of an application.</summary>
public static class MigrationHealthExtensions
{
    /// <summary>
    /// Checks whether the database has the migrations of the application: healthy if it has them all; degraded if it has newer ones
    /// besides, or is being migrated; unhealthy if it lacks some, if a migration failed, or if its history is at fault. While all is well,
    /// that costs one round trip on a connection of the pool. Where <see cref="MigrationKit.MigrationOptions.DriftPolicy"/> wants it, drift counts too: degraded
    /// for <c>Warn</c>, unhealthy for <c>Fail</c>; it is looked for once in each <see cref="MigrationKit.MigrationOptions.DriftInterval"/>.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks()</c> returned.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What to report instead of unhealthy.</param>
    /// <param name="tags">By which checks can be chosen, such as <c>ready</c>.</param>
    /// <param name="timeout">How long the check may take.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddMigrationKit(
        this IHealthChecksBuilder builder,
        string name = "migrationkit",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<DriftWatch>();
        return builder.Add(new HealthCheckRegistration(
            name, static services => new MigrationHealthCheck(services, services.GetRequiredService<DriftWatch>()), failureStatus, tags, timeout));
    }
}
