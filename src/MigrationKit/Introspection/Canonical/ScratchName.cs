using System.Globalization;

namespace MigrationKit.Introspection.Canonical;

/// <summary>The name of a scratch database, which tells its age: <c>migrationkit_scratch_1795184982_0f3a…</c>.</summary>
internal static class ScratchName
{
    public const string Prefix = "migrationkit_scratch_";

    /// <param name="now">The server's time in seconds since 1970: clocks of clients differ.</param>
    public static string Create(long now) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now}_{Guid.NewGuid():N}")[..(Prefix.Length + 20)];

    /// <summary>When it was created; null for a name that is not one of ours.</summary>
    public static long? CreatedAt(string name)
    {
        var parts = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..].Split('_') : [];
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? time : null;
    }
}
