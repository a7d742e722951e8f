using System.CommandLine;
using MigrationKit.Tool.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool;

/// <summary>The whole tool: a command line in, an exit code out.</summary>
internal sealed class ToolApplication(ToolHost host)
{
    /// <summary>How long a cancelled command may tidy up: the runtime ends its step and gives its lock back.</summary>
    private static readonly TimeSpan TidyUpTime = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        var parsed = CommandTree.Create(host).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var messages = new Messages(host);
            foreach (var error in parsed.Errors)
            {
                messages.Error(null, error.Message, "");
            }

            messages.Note($"Usage and examples: {CommandTree.PathOf(parsed.CommandResult)} --help");
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = host.Output,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TidyUpTime,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }
}
