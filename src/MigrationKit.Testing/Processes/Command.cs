using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace MigrationKit.Testing.Processes;

internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public string Text => (Output + Error).Trim();
}

/// <summary>A command that runs to its end. None of the caller's <c>PG…</c> variables reach it, and it speaks English.</summary>
internal static class Command
{
    private const int NotFound = 127;

    public static async Task<CommandResult> RunAsync(
        IReadOnlyList<string> commandLine,
        CancellationToken ct,
        string? directory = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = new Process { StartInfo = Describe(commandLine, directory, environment) };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            return new CommandResult(NotFound, "", error.Message);
        }

        process.StandardInput.Close();
        return await ReadAsync(process, ct).ConfigureAwait(false);
    }

    public static ProcessStartInfo Describe(
        IReadOnlyList<string> commandLine, string? directory = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            WorkingDirectory = directory ?? Path.GetPathRoot(Path.GetTempPath()),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };
        foreach (var name in start.Environment.Keys.Where(static key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task<CommandResult> ReadAsync(Process process, CancellationToken ct)
    {
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
            return new CommandResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
