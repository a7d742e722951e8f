using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Benchmarks;

/// <summary>What projects in memory refer to: assemblies that this program has itself.</summary>
internal static class References
{
    private static readonly string[] s_ours = ["MigrationKit.dll", "MigrationKit.Annotations.dll"];

    private static readonly string[] s_paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>The framework and MigrationKit.</summary>
    public static ImmutableArray<MetadataReference> OfModels { get; } = Of(static name => IsFramework(name) || s_ours.Contains(name));

    /// <summary>The framework and Entity Framework Core.</summary>
    public static ImmutableArray<MetadataReference> OfEntityFramework { get; } = Of(static name => IsFramework(name)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name.StartsWith("Npgsql", StringComparison.Ordinal));

    private static bool IsFramework(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name));

    private static ImmutableArray<MetadataReference> Of(Func<string, bool> isWanted) =>
        [.. s_paths.Where(path => isWanted(Path.GetFileName(path))).Select(static path => MetadataReference.CreateFromFile(path))];
}
