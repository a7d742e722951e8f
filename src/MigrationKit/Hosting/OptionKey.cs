using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MigrationKit.Hosting;

/// <summary>One key of the section <c>MigrationKit</c>: its name and how its value gets into the options.</summary>
/// <param name="Name">The name of the option, which is the key in any casing.</param>
/// <param name="Read">Sets the option; returns what is wrong with the value, or null.</param>
internal sealed record OptionKey(string Name, Func<IConfigurationSection, MigrationOptions, string?> Read)
{
    public static OptionKey Text(string name, Action<MigrationOptions, string?> set) => new(name, (entry, options) =>
        entry.GetChildren().Any()
            ? Not(entry, "one text")
            : Done(() => set(options, string.IsNullOrEmpty(entry.Value) ? null : entry.Value)));

    public static OptionKey Texts(string name, Func<MigrationOptions, IList<string>> list) => new(name, (entry, options) =>
    {
        var children = entry.GetChildren().ToList();
        if (children.Exists(static child => child.Value is null))
        {
            return Not(entry, "a list of texts");
        }

        var values = entry.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? children.Select(static child => child.Value!);
        foreach (var value in values)
        {
            list(options).Add(value);
        }

        return null;
    });

    public static OptionKey Time(string name, Action<MigrationOptions, TimeSpan> set) => new(name, (entry, options) =>
        entry.Value?.Contains(':', StringComparison.Ordinal) == true
        && TimeSpan.TryParseExact(entry.Value.Trim(), "c", CultureInfo.InvariantCulture, out var time)
            ? Done(() => set(options, time))
            // Otherwise TimeSpan reads 30 as thirty days, and without the format 24:00:00 as twenty-four.
            : Not(entry, "a time such as 00:15:00"));

    public static OptionKey Count(string name, Action<MigrationOptions, int> set) => new(name, (entry, options) =>
        int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Done(() => set(options, count))
            : Not(entry, "a whole number"));

    public static OptionKey Flag(string name, Action<MigrationOptions, bool> set) => new(name, (entry, options) =>
        bool.TryParse(entry.Value, out var flag) ? Done(() => set(options, flag)) : Not(entry, "true or false"));

    public static OptionKey Choice<T>(string name, Action<MigrationOptions, T> set)
        where T : struct, Enum => new(name, (entry, options) =>
        // By name only: TryParse would take a number too.
        Enum.GetNames<T>().FirstOrDefault(choice => string.Equals(choice, entry.Value, StringComparison.OrdinalIgnoreCase)) is { } chosen
            ? Done(() => set(options, Enum.Parse<T>(chosen)))
            : Not(entry, "one of " + string.Join(", ", Enum.GetNames<T>())));

    private static string Not(IConfigurationSection entry, string allowed) => $"{entry.Path} is '{entry.Value}', not {allowed}";

    private static string? Done(Action set)
    {
        set();
        return null;
    }
}
