using System.Diagnostics;
using Npgsql;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>A process that applies a plan when it starts.</summary>
internal sealed class Replica : IDisposable
{
    private readonly Process _process;

    private Replica(string name, Process process) => (Name, _process) = (name, process);

    /// <summary>The application_name of its sessions.</summary>
    public string Name { get; }

    /// <param name="name">The application_name of its sessions.</param>
    /// <param name="connectionString">Where to apply the plan.</param>
    /// <param name="plan">The name of the plan.</param>
    /// <param name="host">The program, by its assembly.</param>
    public static Replica Start(string name, string connectionString, string plan, string host = "MigrationKit.Chaos.Tests.Host")
    {
        var dll = Path.Combine(TestContext.CurrentContext.TestDirectory, host + ".dll");
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = name };
        var start = new ProcessStartInfo("dotnet", [dll, settings.ConnectionString, plan])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };
        return new Replica(name, Process.Start(start)!);
    }

    /// <summary>SIGKILL: nothing of the process runs any more, and the kernel closes its sockets.</summary>
    public void Kill() => _process.Kill();

    /// <summary>How it ended, and the migrations that it says it has applied.</summary>
    public async Task<(int ExitCode, string[] Applied, string Error)> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var error = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, (await output).Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
