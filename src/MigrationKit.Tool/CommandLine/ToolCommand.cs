using System.CommandLine;
using MigrationKit.Tool.Reports;

namespace MigrationKit.Tool.CommandLine;

/// <summary>
/// A command that does something. Its class reads the arguments and calls services; what comes out is a <see cref="Report"/>.
/// </summary>
internal abstract class ToolCommand : Command, IHasExamples
{
    protected ToolCommand(ToolHost host, string name, string description, params string[] examples)
        : base(name, description)
    {
        Host = host;
        Examples = examples;
        SetAction(InvokeAsync);
    }

    public IReadOnlyList<string> Examples { get; }

    protected ToolHost Host { get; }

    /// <summary>Adds an argument; a misspelt option must not become its value.</summary>
    protected void AddWithoutDashes(Argument argument)
    {
        argument.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(static token => token.Value.StartsWith('-')))
            {
                result.AddError($"Unrecognized option '{token.Value}'.");
            }
        });
        Add(argument);
    }

    protected abstract Task<Report> RunAsync(ParseResult arguments, CancellationToken cancellationToken);

    private Task<int> InvokeAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var boundary = new ErrorBoundary(Host, arguments.GetValue(CommonOptions.Verbose));
        return boundary.RunAsync(() => ReportAsync(arguments, cancellationToken), cancellationToken);
    }

    private async Task<int> ReportAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var report = await RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        ReportWriter.Write(report, Host, arguments.GetValue(CommonOptions.Json));
        return report.HasFindings ? ExitCode.Findings : ExitCode.Success;
    }
}
