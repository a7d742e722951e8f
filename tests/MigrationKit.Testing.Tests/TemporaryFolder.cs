namespace MigrationKit.Testing.Tests;

/// <summary>A folder in which the account that runs the server may make its own.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            File.SetUnixFileMode(Path, All | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        }
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "mkt-" + System.IO.Path.GetRandomFileName()[..8]);

    public IEnumerable<string> Entries => Directory.EnumerateFileSystemEntries(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
