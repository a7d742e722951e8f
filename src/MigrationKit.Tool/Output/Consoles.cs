using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>Makes Spectre's consoles: wide and plain unless a person looks.</summary>
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
        if (!isTerminal)
        {
            console.Profile.Width = Unlimited;
        }

        return console;
    }
}
