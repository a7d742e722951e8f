using System.Diagnostics;
using System.Text;
using Npgsql;

namespace MigrationKit.Tests.Support;

/// <summary>A web application that serves until it is stopped or killed: a real process.</summary>
internal sealed class Replica : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Replica(string name, Process process) => (Name, _process) = (name, process);

    /// <summary>The application_name of its sessions.</summary>
    public string Name { get; }

    /// <summary>What it has written.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it, and returns when it listens.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="connectionString">Its database.</param>
    /// <param name="scripts">Its migrations, with commas.</param>
    /// <param name="column">The column of the users that its users need all the time.</param>
    public static async Task<Replica> StartAsync(string name, string connectionString, string scripts, string column)
    {
        var dll = Path.Combine(TestContext.CurrentContext.TestDirectory, "MigrationKit.Tests.Host.dll");
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = name };
        var start = new ProcessStartInfo("dotnet",
        [
            dll, settings.ConnectionString, "serve", scripts, "--column=" + column, "--MigrationKit:Phase=Expand",
            "--MigrationKit:Contract=WhenUnused", "--MigrationKit:HeartbeatInterval=00:00:00.5",
        ])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var replica = new Replica(name, Process.Start(start)!);
        replica._process.OutputDataReceived += (_, line) => replica.Read(line.Data);
        replica._process.ErrorDataReceived += (_, line) => replica.Read(line.Data);
        replica._process.BeginOutputReadLine();
        replica._process.BeginErrorReadLine();
        await Task.WhenAny(replica._listens.Task, replica._process.WaitForExitAsync(), Task.Delay(Patience));
        if (!replica._listens.Task.IsCompletedSuccessfully)
        {
            replica.Dispose();
            Assert.Fail($"{name} does not listen: {replica.Output}");
        }

        return replica;
    }

    /// <summary>As an orchestrator stops it: users are served until the end.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        Assert.That((_process.ExitCode, Output), Is.EqualTo((0, Output)));
        Assert.That(Output, Does.Contain("served").And.Not.Contain("unserved"));
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.Append(line).Append('\n');
        }

        if (line == "listening")
        {
            _listens.TrySetResult();
        }
    }
}
