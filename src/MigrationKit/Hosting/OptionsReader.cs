using MigrationKit.Internal;
using Microsoft.Extensions.Configuration;

namespace MigrationKit.Hosting;

/// <summary>
/// Makes the options of an application: the section <c>MigrationKit</c>, read key by key because the binder works by reflection, which
/// trimming breaks, and then what code says.
/// </summary>
internal static class OptionsReader
{
    private static readonly OptionKey[] Keys =
    [
        OptionKey.Text(nameof(MigrationOptions.ConnectionString), static (options, value) => options.ConnectionString = value),
        OptionKey.Text(nameof(MigrationOptions.ConnectionStringName), static (options, value) => options.ConnectionStringName = value),
        OptionKey.Choice<MigrationMode>(nameof(MigrationOptions.Mode), static (options, value) => options.Mode = value),
        OptionKey.Choice<MigrationPhase>(nameof(MigrationOptions.Phase), static (options, value) => options.Phase = value),
        OptionKey.Choice<ContractMode>(nameof(MigrationOptions.Contract), static (options, value) => options.Contract = value),
        OptionKey.Time(nameof(MigrationOptions.HeartbeatInterval), static (options, value) => options.HeartbeatInterval = value),
        OptionKey.Texts(nameof(MigrationOptions.ModelNames), static options => options.ModelNames),
        OptionKey.Count(nameof(MigrationOptions.MaxParallelTenants), static (options, value) => options.MaxParallelTenants = value),
        OptionKey.Text(nameof(MigrationOptions.TenantSchema), static (options, value) => options.TenantSchema = value),
        OptionKey.Time(nameof(MigrationOptions.LockTimeout), static (options, value) => options.LockTimeout = value),
        OptionKey.Time(nameof(MigrationOptions.StepLockTimeout), static (options, value) => options.StepLockTimeout = value),
        OptionKey.Count(nameof(MigrationOptions.MaxRetries), static (options, value) => options.MaxRetries = value),
        OptionKey.Time(nameof(MigrationOptions.RetryTimeout), static (options, value) => options.RetryTimeout = value),
        OptionKey.Time(nameof(MigrationOptions.ServerTimeout), static (options, value) => options.ServerTimeout = value),
        OptionKey.Time(nameof(MigrationOptions.ProgressInterval), static (options, value) => options.ProgressInterval = value),
        OptionKey.Text(nameof(MigrationOptions.Environment), static (options, value) => options.Environment = value),
        OptionKey.Flag(nameof(MigrationOptions.AllowLateDataMigrations), static (options, value) => options.AllowLateDataMigrations = value),
        OptionKey.Texts(nameof(MigrationOptions.AllowedHazards), static options => options.AllowedHazards),
        OptionKey.Flag(nameof(MigrationOptions.AllowExistingTables), static (options, value) => options.AllowExistingTables = value),
        OptionKey.Flag(nameof(MigrationOptions.RecordState), static (options, value) => options.RecordState = value),
        OptionKey.Choice<DriftPolicy>(nameof(MigrationOptions.DriftPolicy), static (options, value) => options.DriftPolicy = value),
        OptionKey.Time(nameof(MigrationOptions.DriftInterval), static (options, value) => options.DriftInterval = value),
        OptionKey.Texts(nameof(MigrationOptions.DriftExclude), static options => options.DriftExclude),
    ];

    /// <param name="configuration">Where the section is, if there is one.</param>
    /// <param name="configure">What code says, in this order.</param>
    /// <exception cref="MigrationException">A key is unknown, or a value is not what it should be; all faults are named.</exception>
    public static MigrationOptions Read(IConfiguration? configuration, params IEnumerable<Action<MigrationOptions>> configure)
    {
        var options = new MigrationOptions();
        var faults = configuration is null ? [] : Set(options, configuration.GetSection(MigrationOptions.SectionName));
        foreach (var change in configure)
        {
            change(options);
        }

        faults.AddRange(OptionsCheck.FaultsOf(options));
        OptionsCheck.ThrowIfAny(faults);
        return options;
    }

    private static List<string> Set(MigrationOptions options, IConfigurationSection section) =>
        [.. section.GetChildren().Select(entry => SetOne(options, entry)).OfType<string>()];

    private static string? SetOne(MigrationOptions options, IConfigurationSection entry)
    {
        if (Array.Find(Keys, key => string.Equals(key.Name, entry.Key, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found.Read(entry, options);
        }

        var nearest = NearestName.To(entry.Key, Keys.Select(static key => key.Name));
        return $"there is no option {entry.Path}" + (nearest is null ? "" : $" (did you mean {nearest}?)");
    }
}
