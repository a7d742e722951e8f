using System.Globalization;
using System.Text.RegularExpressions;

namespace MigrationKit.Testing.Discovery;

/// <summary>A folder of which one part may hold a star, and the star stands for something with a version.</summary>
internal sealed partial record FolderPattern(string Parent, string? Versioned, string Rest)
{
    public static FolderPattern Parse(string text, char separator = '/')
    {
        var parts = text.Split(separator);
        var star = Array.FindIndex(parts, static part => part.Contains('*', StringComparison.Ordinal));
        return star < 0
            ? new FolderPattern(text, null, "")
            : new FolderPattern(string.Join(separator, parts[..star]), parts[star], string.Join(separator, parts[(star + 1)..]));
    }

    public IEnumerable<string> Expand(IMachine machine) =>
        Versioned is null
            ? [Parent]
            : machine.FolderNames(Parent, Versioned)
                .OrderByDescending(VersionIn)
                .Select(name => Path.Combine(Parent, name, Rest));

    private static double VersionIn(string name) =>
        double.TryParse(Number().Match(name).Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : 0;

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
