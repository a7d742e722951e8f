using System.Diagnostics;
using System.Text;
using MigrationKit.Testing;

namespace MigrationKit.Package.Tests.Building;

/// <summary>A web application that was built, as a process that listens on a port of its own.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningApplication(TestProject project, PostgresDatabase database)
    {
        var program = Path.Combine(project.Directory, "bin", "Debug", "net10.0", project.Name + ".dll");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Default", database.ConnectionString])
            {
                WorkingDirectory = project.Directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The application ended:\n" + Output));
    }

    public HttpClient Client { get; } = new();

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

    public static async Task<RunningApplication> StartAsync(TestProject project, PostgresDatabase database)
    {
        var running = new RunningApplication(project, database);
        running._process.Start();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        try
        {
            running.Client.BaseAddress = await running._address.Task.WaitAsync(TimeSpan.FromMinutes(2));
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.Append(line).Append('\n');
        }

        if (line?.IndexOf(Listening, StringComparison.Ordinal) is { } start and >= 0)
        {
            _address.TrySetResult(new Uri(line[(start + Listening.Length)..].Trim()));
        }
    }
}
