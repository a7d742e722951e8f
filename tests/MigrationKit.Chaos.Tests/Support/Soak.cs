using System.Globalization;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>The long run of <c>build/test-chaos.sh</c>, which tries what equal cases stand for elsewhere.</summary>
internal static class Soak
{
    private static readonly string? Rounds = Environment.GetEnvironmentVariable("MIGRATIONKIT_CHAOS_ROUNDS");

    /// <summary>How many random rounds to run; 0 in an ordinary run of the tests.</summary>
    public static int Count => Rounds is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    public static bool IsOn => Count > 0;
}
