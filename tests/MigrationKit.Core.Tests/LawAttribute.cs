using System.Globalization;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace MigrationKit.Core.Tests;

/// <summary>
/// A property that has to hold for everything that FsCheck makes up. What is made up is the same in every run, so that no change fails for what
/// another one did; MIGRATIONKIT_LAW_SEED makes other things up (a number), and MIGRATIONKIT_LAW_FACTOR that many times as many.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LawAttribute : PropertyAttribute
{
    // FsCheck's generator takes an odd second half.
    private const ulong Gamma = 11;

    /// <summary>The property holds.</summary>
    /// <param name="cases">For how many cases it is tried.</param>
    public LawAttribute(int cases)
    {
        MaxTest = cases * (int)Number("MIGRATIONKIT_LAW_FACTOR", 1);
        Replay = $"({Number("MIGRATIONKIT_LAW_SEED", 20261120)},{Gamma})";
    }

    private static ulong Number(string variable, ulong standard) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : standard;
}
