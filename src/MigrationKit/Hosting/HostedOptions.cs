using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MigrationKit.Hosting;

/// <summary>The options of an application: from its configuration, then from <c>AddMigrationKit</c>, then from the call.</summary>
internal sealed class HostedOptions(IServiceProvider services)
{
    private readonly RegisteredMigrations? _registered = services.GetService<RegisteredMigrations>();

    public IConfiguration? Configuration { get; } = services.GetService<IConfiguration>();

    /// <param name="configure">What the call says, in this order.</param>
    /// <exception cref="MigrationException">They are wrong; all faults are named.</exception>
    public MigrationOptions Read(params Action<MigrationOptions>?[] configure)
    {
        var options = OptionsReader.Read(Configuration, [.. _registered?.Configure ?? [], .. configure.OfType<Action<MigrationOptions>>()]);
        options.Environment ??= services.GetService<IHostEnvironment>()?.EnvironmentName;
        return options;
    }

    /// <summary>The same for a job, which applies, whatever the replicas do that share its configuration.</summary>
    /// <exception cref="MigrationException">They are wrong, or the configuration has taken another argument for a value of the job's.</exception>
    public MigrationOptions ReadForJob(Action<MigrationOptions>? configure)
    {
        MigrateOnly.ThrowIfArgumentWasTaken(Configuration);
        return Read(configure, static options => options.Mode = MigrationMode.ApplyPending);
    }
}
