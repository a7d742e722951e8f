using System.Diagnostics;
using System.Globalization;

namespace MigrationKit.Testing.Tests;

/// <summary>Another process that starts a server, and what the process list knows of it.</summary>
internal sealed class Host : IDisposable
{
    private readonly Process _process;

    private Host(Process process) => _process = process;

    public static Host Start(string temporaryDirectory, string? binDirectory = null)
    {
        var dll = Path.Combine(TestContext.CurrentContext.TestDirectory, "MigrationKit.Testing.Tests.Host.dll");
        var start = new ProcessStartInfo("dotnet", [dll, temporaryDirectory]) { RedirectStandardOutput = true };
        if (binDirectory is not null)
        {
            start.Environment["MIGRATIONKIT_PG_BIN"] = binDirectory;
        }

        return new Host(Process.Start(start)!);
    }

    public async Task<string> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync() ?? "";

    public Task<string> ReadToEndAsync() => _process.StandardOutput.ReadToEndAsync();

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Id and command line of every process that names the folder.</summary>
    public static async Task<IReadOnlyList<(int Id, string Command)>> ProcessesOfAsync(string folder)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-eo", "pid=,args="]) { RedirectStandardOutput = true })!;
        var lines = (await ps.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. lines.Where(line => line.Contains(folder, StringComparison.Ordinal))
                .Select(static line => line.Trim().Split(' ', 2))
                .Select(static parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1])),
        ];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
