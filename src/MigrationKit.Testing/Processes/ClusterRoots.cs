namespace MigrationKit.Testing.Processes;

/// <summary>Where a server's folder may be made, best first.</summary>
internal static class ClusterRoots
{
    private const string Memory = "/dev/shm";

    // Containers often have 64 MB there, which a server fills at once.
    private const long EnoughMemory = 4L << 30;

    // A Unix socket's path has about 100 bytes.
    private const int LongestPath = 70;

    public static IReadOnlyList<string> Of(string? requested) =>
        requested is not null ? [requested]
        : OperatingSystem.IsWindows() ? [Path.GetTempPath()]
        : [.. Usual().Where(static root => root.Length <= LongestPath).Distinct()];

    /// <summary>Cloning a database makes some 300 files: about 10 ms in memory, up to 250 ms on a disk.</summary>
    private static IEnumerable<string> Usual()
    {
        if (Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= EnoughMemory)
        {
            yield return Memory;
        }

        yield return Path.GetTempPath().TrimEnd('/');
        yield return "/tmp";
    }
}
