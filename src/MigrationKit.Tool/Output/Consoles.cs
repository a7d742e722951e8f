using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>Makes Spectre's consoles: plain unless a person looks, and likes colours.</summary>
internal static class Consoles
{
    private const int Unlimited = 1_000_000;

    public static IAnsiConsole Create(TextWriter writer, bool isTerminal, ToolHost host)
    {
        var isColored = isTerminal && !host.IsColorless;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isColored ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isColored ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        return console;
    }

    /// <summary>One that leaves long lines to the terminal: what is to be pasted must not be broken.</summary>
    public static IAnsiConsole CreateUnwrapped(TextWriter writer, bool isTerminal, ToolHost host)
    {
        var console = Create(writer, isTerminal, host);
        console.Profile.Width = Unlimited;
        return console;
    }
}
