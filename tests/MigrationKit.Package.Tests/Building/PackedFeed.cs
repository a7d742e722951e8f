using System.Globalization;

namespace MigrationKit.Package.Tests.Building;

/// <summary>
/// The packages of this repository as they are now, packed once per run under a version that was never there before, in a folder that the
/// projects of the tests restore from. Third-party packages come from the machine's own sources and cache.
/// </summary>
internal static class PackedFeed
{
    private static readonly Lazy<Task<string>> Packing = new(PackAsync);

    public static string Version { get; } = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    /// <summary>The folder of the run: packages in <c>feed</c>, one folder per test beside it.</summary>
    public static string Root { get; } = Path.Combine(Path.GetTempPath(), "mkp-" + Path.GetRandomFileName()[..8]);

    public static string Repository { get; } = FindRepository();

    private static string Feed => Path.Combine(Root, "feed");

    /// <summary>The folder of the packages.</summary>
    public static Task<string> PackedAsync() => Packing.Value;

    public static string PathOf(string package, string extension = "nupkg") => Path.Combine(Feed, $"{package}.{Version}.{extension}");

    public static void Remove()
    {
        if (!Packing.IsValueCreated)
        {
            return;
        }

        Directory.Delete(Root, recursive: true);
        foreach (var package in Directory.GetDirectories(GlobalPackages, "migrationkit*"))
        {
            if (Directory.Exists(Path.Combine(package, Version)))
            {
                Directory.Delete(Path.Combine(package, Version), recursive: true);
            }
        }
    }

    private static string GlobalPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static async Task<string> PackAsync()
    {
        Directory.CreateDirectory(Feed);
        await File.WriteAllTextAsync(Path.Combine(Root, "nuget.config"), """
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        var packed = await CommandLine.RunAsync(
            Repository, "bash", [Path.Combine(Repository, "build", "pack.sh"), "--output", Feed, $"-p:PackageVersion={Version}"]);
        packed.Succeeds();
        return Feed;
    }

    private static string FindRepository()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "build", "pack.sh")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests has build/pack.sh.");
        }

        return folder;
    }
}
