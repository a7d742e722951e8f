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
    public static void ThrowIfInvalid(MigrationOptions options) => ThrowIfAny(FaultsOf(options));

    /// <exception cref="MigrationException">There are faults.</exception>
    public static void ThrowIfAny(List<string> faults)
    {
        if (faults.Count > 0)
        {
            throw Invalid(string.Join("; ", faults));
        }
    }

    /// <summary>What is out of range. Every start looks; so what is wrong is put into words elsewhere, in code that need not be compiled where all is well.</summary>
    public static List<string> FaultsOf(MigrationOptions options)
    {
        // Enum.IsDefined would look at the types first, which takes longer at a start than all that is checked here.
        string?[] all =
        [
            FaultOf(nameof(options.HeartbeatInterval), options.HeartbeatInterval),
            FaultOf(nameof(options.LockTimeout), options.LockTimeout),
            FaultOf(nameof(options.StepLockTimeout), options.StepLockTimeout),
            FaultOf(nameof(options.RetryTimeout), options.RetryTimeout),
            FaultOf(nameof(options.ServerTimeout), options.ServerTimeout),
            FaultOf(nameof(options.ProgressInterval), options.ProgressInterval),
            FaultOf(nameof(options.DriftInterval), options.DriftInterval),
            options.MaxParallelTenants < 1 ? TooFew(nameof(options.MaxParallelTenants), options.MaxParallelTenants, least: 1) : null,
            options.TenantSchema is { } word ? FaultOfWord(word) : null,
            options.MaxRetries < 0 ? TooFew(nameof(options.MaxRetries), options.MaxRetries, least: 0) : null,
            options.AllowedHazards.Count > 0 ? HazardGate.FaultOf(options) : null,
            options.Mode is < MigrationMode.ApplyPending or > MigrationMode.Off ? UnknownOf(nameof(options.Mode), options.Mode) : null,
            options.Phase is < MigrationPhase.All or > MigrationPhase.Expand ? UnknownOf(nameof(options.Phase), options.Phase) : null,
            options.Contract is < ContractMode.OnDemand or > ContractMode.WhenUnused ? UnknownOf(nameof(options.Contract), options.Contract) : null,
            options.DriftPolicy is < DriftPolicy.Ignore or > DriftPolicy.Fail ? UnknownOf(nameof(options.DriftPolicy), options.DriftPolicy) : null,
        ];
        List<string> faults = [];
        foreach (var fault in all)
        {
            if (fault is not null)
            {
                faults.Add(fault);
            }
        }

        return faults;
    }

    public static MigrationException Invalid(string faults) => new(
        Codes.InvalidOptions,
        $"The options of MigrationKit are wrong: {faults}.",
        "Correct them in the call of ApplyMigrations or in the configuration section MigrationKit; a time is written as 00:15:00.");

    private static string UnknownOf<T>(string name, T value)
        where T : struct, Enum =>
        $"{name} is {value}, but must be one of {string.Join(", ", Enum.GetNames<T>())}";

    private static string? FaultOf(string name, TimeSpan value) =>
        value != TimeSpan.Zero && (value < Shortest || value > Longest) ? OutOfRange(name, value) : null;

    private static string OutOfRange(string name, TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be 0, or from {Shortest:c} to {Longest:c}");

    private static string TooFew(string name, int value, int least) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be {least} or more");

    private static string? FaultOfWord(string word) =>
        SchemaPlaceholder.FaultOf(word) is { } fault ? $"{nameof(MigrationOptions.TenantSchema)} is '{word}', which {fault}" : null;
}
