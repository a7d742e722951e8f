using System.Globalization;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>Which random schemas the laws are tried on: the same ones in every run, unless somebody wants others, or more.</summary>
internal static class LawCases
{
    /// <summary>How many a law is tried on, or thereabouts.</summary>
    public static int Count { get; } = Number("MIGRATIONKIT_LAW_CASES", 60);

    /// <summary>The first one.</summary>
    public static int Seed { get; } = Number("MIGRATIONKIT_LAW_SEED", 20261120);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
