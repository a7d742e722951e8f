using System.Diagnostics;
using System.Text;

namespace MigrationKit.Tool.Projects;

/// <summary>Runs the dotnet command.</summary>
internal sealed class DotNet(ToolHost host)
{
    /// <summary>Runs it with its output passed through to standard error, because none of it is data.</summary>
    public async Task<int> PassThroughAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var gate = new Lock();
        return await RunAsync(arguments, PassOn, PassOn, cancellationToken).ConfigureAwait(false);

        void PassOn(string line)
        {
            lock (gate)
            {
                host.Error.WriteLine(line);
            }
        }
    }

    /// <summary>Runs it and returns what it printed, errors last.</summary>
    public async Task<(int ExitCode, string Output)> CaptureAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        var exitCode = await RunAsync(
            arguments, line => output.AppendLine(line), line => errors.AppendLine(line), cancellationToken).ConfigureAwait(false);
        return (exitCode, output.Append(errors).ToString());
    }

    private async Task<int> RunAsync(
        IEnumerable<string> arguments, Action<string> onOutput, Action<string> onError, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(arguments) };
        process.OutputDataReceived += (_, line) => Receive(line.Data, onOutput);
        process.ErrorDataReceived += (_, line) => Receive(line.Data, onError);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static void Receive(string? line, Action<string> receive)
    {
        if (line is not null)
        {
            receive(line);
        }
    }

    private ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(host.Variable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = host.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nodes that stay behind would keep our pipes open, and we would wait for them.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }
}
