namespace MigrationKit.Testing.Processes;

/// <summary>A server that this process started, and its folder.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const int PortAttempts = 5;
    private const int LogTailLines = 40;

    private readonly PostgresInstallation _installation;
    private readonly Account _account;
    private readonly OwnerLock _owner;
    private readonly Watchdog? _watchdog;

    private Cluster(PostgresInstallation installation, ClusterDirectory directory, Account account)
    {
        _installation = installation;
        _account = account;
        Directory = directory;
        _owner = OwnerLock.Take(directory.Path);
        _watchdog = Watchdog.Start(installation, directory, account);
    }

    public ClusterDirectory Directory { get; }

    public int Port { get; private set; }

    public bool IsRunning { get; private set; }

    public static async Task<Cluster> StartAsync(PostgresInstallation installation, PostgresServerOptions options, CancellationToken ct)
    {
        var account = await Account.ForServerAsync(ct).ConfigureAwait(false);
        var roots = ClusterRoots.Of(options.TemporaryDirectory);
        var directory = await ClusterDirectory.CreateAsync(roots, account, ct).ConfigureAwait(false);
        var cluster = new Cluster(installation, directory, account);
        try
        {
            await StaleClusters.RemoveAsync(roots, installation, account).ConfigureAwait(false);
            await cluster.InitializeAsync(options.Settings, ct).ConfigureAwait(false);
            await cluster.StartOnFreePortAsync(ct).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task StopAsync(ShutdownMode mode)
    {
        var result = await ServerControl.StopAsync(_installation, Directory, _account, mode).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw Failure("could not be stopped", result);
        }

        IsRunning = false;
    }

    /// <summary>While it was stopped, a connection of another process may have got its port.</summary>
    public async Task StartAgainAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryStartAsync(ct).ConfigureAwait(false);
            if (result.ExitCode == 0)
            {
                return;
            }

            if (attempt == PortAttempts || !PortWasTaken())
            {
                throw Failure("could not be started again", result);
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), ct).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ServerControl.StopAsync(_installation, Directory, _account, ShutdownMode.Immediate).ConfigureAwait(false);
        IsRunning = false;
        _owner.Dispose();
        await Directory.RemoveAsync(_account).ConfigureAwait(false);
        _watchdog?.Dispose();
    }

    private async Task InitializeAsync(IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var result = await ServerControl.InitializeAsync(_installation, Directory, _account, ct).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw Failure("could not be initialized", result);
        }

        var file = Path.Combine(Directory.Data, "postgresql.conf");
        await File.AppendAllTextAsync(file, "\n" + ClusterSettings.Text(Directory, settings), ct).ConfigureAwait(false);
    }

    private async Task StartOnFreePortAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = FreePort.Find();
            var result = await TryStartAsync(ct).ConfigureAwait(false);
            if (result.ExitCode == 0)
            {
                return;
            }

            if (attempt == PortAttempts || !PortWasTaken())
            {
                throw Failure("could not be started", result);
            }
        }
    }

    private async Task<CommandResult> TryStartAsync(CancellationToken ct)
    {
        var result = await ServerControl.StartAsync(_installation, Directory, _account, Port, ct).ConfigureAwait(false);
        IsRunning = result.ExitCode == 0;
        return result;
    }

    private bool PortWasTaken() => LogTail().Contains("could not create any TCP/IP sockets", StringComparison.Ordinal);

    private string LogTail() =>
        File.Exists(Directory.Log) ? string.Join('\n', File.ReadLines(Directory.Log).TakeLast(LogTailLines)) : "";

    private PostgresServerException Failure(string what, CommandResult result) =>
        new($"{_installation} {what}.\n{result.Text}\n{LogTail()}".TrimEnd());
}
