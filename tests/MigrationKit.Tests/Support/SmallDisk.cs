using System.Diagnostics;

namespace MigrationKit.Tests.Support;

/// <summary>A file system in memory that is soon full, for a tablespace.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _mount;

    private SmallDisk(string mount) => _mount = mount;

    /// <summary>An empty folder in it that the server may use.</summary>
    public string Folder => Path.Combine(_mount, "space");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var mount = Directory.CreateTempSubdirectory("mk-disk-").FullName;
        if (!OperatingSystem.IsLinux() || await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", mount) != 0)
        {
            Directory.Delete(mount);
            Assert.Ignore("Only root may mount a small disk, on Linux.");
        }

        var disk = new SmallDisk(mount);
        Directory.CreateDirectory(disk.Folder);
        await RunAsync("chmod", "711", mount);
        await RunAsync("chown", "postgres", disk.Folder);
        return disk;
    }

    public Task GrowAsync(int megabytes) => RunAsync("mount", "-o", $"remount,size={megabytes}m", _mount);

    public async ValueTask DisposeAsync()
    {
        // The server may still have files open, or be gone.
        await RunAsync("umount", "--lazy", _mount);
        Directory.Delete(_mount);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
