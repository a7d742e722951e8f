using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MigrationKit.Tool.CommandLine;

/// <summary>The usual help, and the examples after it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var result = WriteUsage(parseResult, output);
        if (parseResult.CommandResult.Command is IHasExamples { Examples: var examples })
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        return result;
    }

    /// <summary>With the words that call it; the library knows the name of the program's file only.</summary>
    private int WriteUsage(ParseResult parseResult, TextWriter output)
    {
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var result = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(text.ToString().Replace($"  {parseResult.RootCommandResult.Command.Name} ", $"  {CommandTree.PathOf(null)} ", StringComparison.Ordinal));
        return result;
    }
}
