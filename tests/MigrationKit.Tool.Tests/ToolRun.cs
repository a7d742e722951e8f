using System.Text.Json;

namespace MigrationKit.Tool.Tests;

/// <summary>What one call of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool in this process.</summary>
    public static async Task<ToolRun> InAsync(
        string folder,
        string[] arguments,
        IReadOnlyDictionary<string, string>? variables = null,
        CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new ToolHost
        {
            Output = output,
            Error = error,
            WorkingDirectory = folder,
            Variable = name => variables?.GetValueOrDefault(name),
        };
        var exitCode = await new ToolApplication(host).RunAsync(arguments, cancellationToken);
        var run = new ToolRun(exitCode, output.ToString(), error.ToString());
        TestContext.Out.WriteLine($"$ {string.Join(' ', arguments)}\n{run.Output}{run.Error}[{exitCode}]");
        return run;
    }

    /// <summary>The data, which must be one JSON object and nothing else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
