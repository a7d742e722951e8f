namespace MigrationKit.Testing.Processes;

/// <summary>The folder of one server: data, socket, log and owner's lock. Made and removed by the account that runs the server.</summary>
internal sealed class ClusterDirectory(string path)
{
    private const string Prefix = "mkpg-";

    public string Path { get; } = path;

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Log => System.IO.Path.Combine(Path, "log");

    public static IEnumerable<ClusterDirectory> In(string root) =>
        Directory.EnumerateDirectories(root, Prefix + "*")
            .Where(static path => new DirectoryInfo(path).LinkTarget is null)
            .Select(static path => new ClusterDirectory(path));

    public static async Task<ClusterDirectory> CreateAsync(IReadOnlyList<string> roots, Account account, CancellationToken ct)
    {
        var problems = new List<string>();
        foreach (var root in roots)
        {
            var directory = new ClusterDirectory(System.IO.Path.Combine(root, Prefix + System.IO.Path.GetRandomFileName()[..8]));
            if (await directory.TryMakeAsync(account, ct).ConfigureAwait(false) is not { } problem)
            {
                return directory;
            }

            problems.Add(problem);
        }

        throw new PostgresServerException("No folder for a PostgreSQL server could be made:\n" + string.Join('\n', problems));
    }

    public Task RemoveAsync(Account account)
    {
        if (!OperatingSystem.IsWindows())
        {
            return account.RunAsync(["rm", "-rf", Path], CancellationToken.None);
        }

        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        return Task.CompletedTask;
    }

    private async Task<string?> TryMakeAsync(Account account, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
            return null;
        }

        var result = await account.RunAsync(["mkdir", "-m", "700", Path], ct).ConfigureAwait(false);
        return result.ExitCode == 0 ? null : result.Text;
    }
}
