using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Execution;

namespace MigrationKit.Internal;

/// <summary>Refuses options that make no sense, with all faults at once.</summary>
internal static class OptionsCheck
{
    /// <summary>PostgreSQL keeps lock_timeout as an int of milliseconds; nobody means more than that elsewhere either.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>Less would become zero there and in timers, which means something else.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <exception cref="MigrationException">Some make no sense.</exception>
    public static void ThrowIfInvalid(MigrationOptions options) => ThrowIfAny([.. FaultsOf(options)]);

    /// <exception cref="MigrationException">There are faults.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
        {
            throw Invalid(string.Join("; ", faults));
        }
    }

    /// <summary>What is out of range.</summary>
    public static IEnumerable<string> FaultsOf(MigrationOptions options)
    {
        // Enum.IsDefined would look at the types first, which takes longer at a start than all that is checked here.
        string?[] faults =
        [
            FaultOf(nameof(options.HeartbeatInterval), options.HeartbeatInterval),
            FaultOf(nameof(options.LockTimeout), options.LockTimeout),
            FaultOf(nameof(options.StepLockTimeout), options.StepLockTimeout),
            FaultOf(nameof(options.RetryTimeout), options.RetryTimeout),
            FaultOf(nameof(options.ServerTimeout), options.ServerTimeout),
            FaultOf(nameof(options.ProgressInterval), options.ProgressInterval),
            FaultOf(nameof(options.DriftInterval), options.DriftInterval),
            options.MaxParallelTenants < 1
                ? $"{nameof(options.MaxParallelTenants)} is {options.MaxParallelTenants}, but must be 1 or more" : null,
            options.TenantSchema is { } word && SchemaPlaceholder.FaultOf(word) is { } fault ? $"{nameof(options.TenantSchema)} is '{word}', which {fault}" : null,
            options.MaxRetries < 0 ? $"{nameof(options.MaxRetries)} is {options.MaxRetries}, but must be 0 or more" : null,
            options.AllowedHazards.Count > 0 ? HazardGate.FaultOf(options) : null,
            options.Mode is < MigrationMode.ApplyPending or > MigrationMode.Off ? UnknownOf(nameof(options.Mode), options.Mode) : null,
            options.Phase is < MigrationPhase.All or > MigrationPhase.Expand ? UnknownOf(nameof(options.Phase), options.Phase) : null,
            options.Contract is < ContractMode.OnDemand or > ContractMode.WhenUnused ? UnknownOf(nameof(options.Contract), options.Contract) : null,
            options.DriftPolicy is < DriftPolicy.Ignore or > DriftPolicy.Fail ? UnknownOf(nameof(options.DriftPolicy), options.DriftPolicy) : null,
        ];
        return faults.OfType<string>();
    }

    public static MigrationException Invalid(string faults) => new(
        Codes.InvalidOptions,
        $"The options of MigrationKit are wrong: {faults}.",
        "Correct them in the call of ApplyMigrations or in the configuration section MigrationKit; a time is written as 00:15:00.");

    private static string UnknownOf<T>(string name, T value)
        where T : struct, Enum =>
        $"{name} is {value}, but must be one of {string.Join(", ", Enum.GetNames<T>())}";

    private static string? FaultOf(string name, TimeSpan value) => value != TimeSpan.Zero && (value < Shortest || value > Longest)
        ? string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be 0, or from {Shortest:c} to {Longest:c}")
        : null;
}
