using System.Globalization;
using MigrationKit.Internal;
using Microsoft.Extensions.Configuration;

namespace MigrationKit.Hosting;

/// <summary>Reads the section <c>MigrationKit</c> key by key: the binder works by reflection, which trimming breaks.</summary>
internal static class OptionsReader
{
    /// <exception cref="MigrationException">A key is unknown, or its value is not what it should be.</exception>
    public static MigrationOptions Read(IConfiguration? configuration)
    {
        var options = new MigrationOptions();
        var faults = new List<string>();
        foreach (var entry in configuration?.GetSection(MigrationOptions.SectionName).GetChildren() ?? [])
        {
            if (Set(options, entry) is { } fault)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? options : throw OptionsCheck.Invalid(string.Join("; ", faults));
    }

    private static string? Set(MigrationOptions options, IConfigurationSection entry) => entry.Key.ToUpperInvariant() switch
    {
        "CONNECTIONSTRING" => Text(entry, value => options.ConnectionString = value),
        "CONNECTIONSTRINGNAME" => Text(entry, value => options.ConnectionStringName = value),
        "MODELNAMES" => Texts(entry, options.ModelNames),
        "LOCKTIMEOUT" => Time(entry, value => options.LockTimeout = value),
        "STEPLOCKTIMEOUT" => Time(entry, value => options.StepLockTimeout = value),
        "RETRYTIMEOUT" => Time(entry, value => options.RetryTimeout = value),
        "SERVERTIMEOUT" => Time(entry, value => options.ServerTimeout = value),
        "MAXRETRIES" => int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var retries)
            ? Done(() => options.MaxRetries = retries)
            : $"{entry.Path} is '{entry.Value}', not a whole number",
        "ALLOWEXISTINGTABLES" => bool.TryParse(entry.Value, out var isAllowed)
            ? Done(() => options.AllowExistingTables = isAllowed)
            : $"{entry.Path} is '{entry.Value}', not true or false",
        _ => $"there is no option {entry.Path}",
    };

    private static string? Text(IConfigurationSection entry, Action<string?> set) =>
        Done(() => set(string.IsNullOrEmpty(entry.Value) ? null : entry.Value));

    private static string? Texts(IConfigurationSection entry, IList<string> list)
    {
        var values = entry.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? entry.GetChildren().Select(static child => child.Value).OfType<string>();
        foreach (var value in values)
        {
            list.Add(value);
        }

        return null;
    }

    private static string? Time(IConfigurationSection entry, Action<TimeSpan> set) =>
        entry.Value?.Contains(':', StringComparison.Ordinal) == true
        && TimeSpan.TryParse(entry.Value, CultureInfo.InvariantCulture, out var time)
            ? Done(() => set(time))
            // TimeSpan would read 30 as thirty days.
            : $"{entry.Path} is '{entry.Value}', not a time such as 00:15:00";

    private static string? Done(Action set)
    {
        set();
        return null;
    }
}
