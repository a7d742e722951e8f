namespace MigrationKit.Testing.Processes;

/// <summary>
/// A locked file in a server's folder. The operating system releases it when the owner dies, however it dies, and it says the truth
/// across containers that share a temporary folder, where process ids do not.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private const string FileName = "owner";

    // Between making the folder and the file in it.
    private static readonly TimeSpan Birth = TimeSpan.FromMinutes(1);

    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    public static OwnerLock Take(string directory) => new(Open(directory, FileMode.CreateNew));

    /// <summary>The lock of a folder whose owner is dead; null if it lives, or is of no concern to this user.</summary>
    public static OwnerLock? TryInherit(string directory)
    {
        try
        {
            var isYoung = DateTime.UtcNow - Directory.GetCreationTimeUtc(directory) < Birth;
            return new OwnerLock(Open(directory, isYoung ? FileMode.Open : FileMode.OpenOrCreate));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string directory, FileMode mode) =>
        new(Path.Combine(directory, FileName), mode, FileAccess.ReadWrite, FileShare.None);
}
