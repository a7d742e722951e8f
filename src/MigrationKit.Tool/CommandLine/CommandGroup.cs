using System.CommandLine;

namespace MigrationKit.Tool.CommandLine;

/// <summary>A word before other commands: <c>migrations</c>, <c>database</c>.</summary>
internal sealed class CommandGroup : Command, IHasExamples
{
    public CommandGroup(string name, string description, params Command[] commands)
        : base(name, description)
    {
        foreach (var command in commands)
        {
            Add(command);
        }
    }

    public IReadOnlyList<string> Examples => [.. Subcommands.OfType<IHasExamples>().Select(static command => command.Examples[0])];
}
