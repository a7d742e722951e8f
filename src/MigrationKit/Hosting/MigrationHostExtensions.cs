using MigrationKit;
using MigrationKit.Hosting;

// So that Program.cs needs no using directive.
namespace Microsoft.Extensions.Hosting;

/// <summary>Applies migrations when an application starts.</summary>
public static class MigrationHostExtensions
{
    /// <summary>
    /// Applies the migrations of this application to its database, and returns when they are applied. If there is nothing to do, that
    /// costs one SELECT. Does nothing inside tools that only look at the application, such as <c>dotnet ef</c> and the OpenAPI generator.
    /// </summary>
    /// <param name="host">
    /// Its services say which database: a registered <c>NpgsqlDataSource</c>, or else the connection strings of the configuration.
    /// </param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">Nothing, or not everything, could be applied; the message says why and what to do.</exception>
    public static MigrationReport ApplyMigrations(this IHost host, Action<MigrationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.ApplyMigrations(configure);
    }

    /// <inheritdoc cref="ApplyMigrations(IHost, Action{MigrationOptions}?)"/>
    /// <param name="host">
    /// Its services say which database: a registered <c>NpgsqlDataSource</c>, or else the connection strings of the configuration.
    /// </param>
    /// <param name="phase">Whether steps that code of the version before does not survive are run too.</param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    public static MigrationReport ApplyMigrations(this IHost host, MigrationPhase phase, Action<MigrationOptions>? configure = null) =>
        host.ApplyMigrations(In(phase) + configure);

    /// <inheritdoc cref="ApplyMigrations(IHost, MigrationPhase, Action{MigrationOptions}?)"/>
    /// <param name="host">
    /// Its services say which database: a registered <c>NpgsqlDataSource</c>, or else the connection strings of the configuration.
    /// </param>
    /// <param name="phase">Whether steps that code of the version before does not survive are run too.</param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    /// <param name="cancellationToken">Stops it. What was done stays recorded, and the next start goes on there.</param>
    public static Task<MigrationReport> ApplyMigrationsAsync(
        this IHost host, MigrationPhase phase, Action<MigrationOptions>? configure = null, CancellationToken cancellationToken = default) =>
        host.ApplyMigrationsAsync(In(phase) + configure, cancellationToken);

    /// <inheritdoc cref="ApplyMigrations(IHost, Action{MigrationOptions}?)"/>
    /// <param name="host">
    /// Its services say which database: a registered <c>NpgsqlDataSource</c>, or else the connection strings of the configuration.
    /// </param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    /// <param name="cancellationToken">Stops it. What was done stays recorded, and the next start goes on there.</param>
    public static Task<MigrationReport> ApplyMigrationsAsync(
        this IHost host, Action<MigrationOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.ApplyMigrationsAsync(configure, cancellationToken);
    }

    /// <inheritdoc cref="ApplyMigrations(IHost, Action{MigrationOptions}?)"/>
    /// <param name="services">They say which database.</param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    public static MigrationReport ApplyMigrations(this IServiceProvider services, Action<MigrationOptions>? configure = null) =>
        services.ApplyMigrationsAsync(configure).GetAwaiter().GetResult();

    /// <inheritdoc cref="ApplyMigrations(IHost, Action{MigrationOptions}?)"/>
    /// <param name="services">They say which database.</param>
    /// <param name="configure">Changes options after the configuration section <c>MigrationKit</c> was read.</param>
    /// <param name="cancellationToken">Stops it. What was done stays recorded, and the next start goes on there.</param>
    public static Task<MigrationReport> ApplyMigrationsAsync(
        this IServiceProvider services, Action<MigrationOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        return HostedMigrations.Of(services).ApplyAsync(configure, cancellationToken);
    }

    private static Action<MigrationOptions> In(MigrationPhase phase) => options => options.Phase = phase;
}
