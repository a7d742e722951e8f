using System.Globalization;

namespace MigrationKit.Testing.Processes;

/// <summary>initdb and pg_ctl.</summary>
internal static class ServerControl
{
    public static Task<CommandResult> InitializeAsync(
        PostgresInstallation installation, ClusterDirectory directory, Account account, CancellationToken ct) =>
        account.RunAsync(
            [
                installation.Program("initdb"), "-D", directory.Data, "-U", "postgres", "-E", "UTF8",
                // Outside Linux there may be no C.UTF-8.
                "--locale=" + (OperatingSystem.IsLinux() ? "C.UTF-8" : "C"),
                "--auth=trust", "--no-sync",
            ],
            ct,
            directory.Path);

    public static Task<CommandResult> StartAsync(
        PostgresInstallation installation, ClusterDirectory directory, Account account, int port, CancellationToken ct) =>
        account.RunAsync(
            [
                installation.Program("pg_ctl"), "start", "-s", "-w", "-t", "60", "-D", directory.Data, "-l", directory.Log,
                "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port}"),
            ],
            ct,
            directory.Path);

    public static Task<CommandResult> StopAsync(
        PostgresInstallation installation, ClusterDirectory directory, Account account, ShutdownMode mode) =>
        account.RunAsync(
            [
                installation.Program("pg_ctl"), "stop", "-s", "-w", "-D", directory.Data,
                "-m", mode == ShutdownMode.Immediate ? "immediate" : "fast",
            ],
            CancellationToken.None);
}
