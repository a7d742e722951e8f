using MigrationKit.Core.Model;
using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>What is told to a person beside the data: on standard error, in colour where somebody looks.</summary>
internal sealed class Messages
{
    private readonly IAnsiConsole _console;

    public Messages(ToolHost host) => _console = Consoles.CreateUnwrapped(host.Error, host.IsErrorTerminal, host);

    public void Note(string text) => Line(text, Style.Plain);

    public void Error(string? code, string problem, string nextStep) =>
        Block(code is null ? "error" : "error " + code, Color.Red, problem, nextStep);

    public void Finding(Finding finding)
    {
        if (finding.File is { } file)
        {
            _console.Write(new Text(FormattableString.Invariant($"{file}({finding.Line}): ")));
        }

        Block($"{FindingText.Word(finding.Severity)} {finding.Code}", ColorOf(finding.Severity), finding.Message, finding.NextStep ?? "");
    }

    private static Color ColorOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Color.Red,
        FindingSeverity.Warning => Color.Yellow,
        _ => Color.Blue,
    };

    private void Block(string label, Color color, string problem, string nextStep)
    {
        _console.Write(new Text(label + ": ", color));
        Line(problem, Style.Plain);
        if (nextStep.Length > 0)
        {
            Line("  " + nextStep, Style.Plain);
        }
    }

    private void Line(string text, Style style) => _console.Write(new Text(text + "\n", style));
}
