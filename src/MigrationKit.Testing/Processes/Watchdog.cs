using System.Diagnostics;

namespace MigrationKit.Testing.Processes;

/// <summary>
/// A shell that waits for the end of this process, however it comes, and then stops the server and removes its folder. It reads a pipe
/// of which only this process has the other end. It leaves this process' tree and session, so that whoever kills those does not hit it.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    // $1 pg_ctl, $2 folder. More than one turn, because initdb may still be writing.
    private const string Watch =
        """
        trap '' HUP INT QUIT TERM
        read -r _
        for turn in 1 2 3 4 5 6 7 8 9 10; do
          [ -e "$2" ] || exit 0
          "$1" stop -s -w -t 10 -m immediate -D "$2/data"
          rm -rf "$2"
          [ -e "$2" ] && sleep 1
        done 2>/dev/null
        """;

    // The redirection of input is needed: shells give background commands /dev/null.
    private const string Leave =
        """
        exec 3<&0
        if command -v setsid >/dev/null; then
          setsid /bin/sh -c "$3" watch "$1" "$2" <&3 3<&- &
        else
          /bin/sh -c "$3" watch "$1" "$2" <&3 3<&- &
        fi
        """;

    private readonly Process _process;

    private Watchdog(Process process) => _process = process;

    /// <summary>Null on Windows, which has no shell for it; there the next start removes what a killed process left.</summary>
    public static Watchdog? Start(PostgresInstallation installation, ClusterDirectory directory, Account account)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var commandLine = account.Wrap(["/bin/sh", "-c", Leave, "leave", installation.Program("pg_ctl"), directory.Path, Watch]);
        return new Watchdog(Process.Start(Command.Describe(commandLine))!);
    }

    /// <summary>Lets it go, and returns when it is gone: its output ends when it does.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.StandardOutput.ReadToEnd();
        _process.Dispose();
    }
}
