using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using MigrationKit.Tool.Commands;

namespace MigrationKit.Tool.CommandLine;

/// <summary>All commands there are.</summary>
internal static class CommandTree
{
    private const string Program = "dotnet migrationkit";

    public static RootCommand Create(ToolHost host)
    {
        var root = new RootOfTree
        {
            new CommandGroup(
                "migrations",
                "Adds, lists, checks and scripts the migrations of a project.",
                new AddCommand(host),
                new ListCommand(host),
                new StatusCommand(host, "migrations status", "status"),
                new CheckCommand(host),
                new RehashCommand(host),
                new ScriptCommand(host)),
            new CommandGroup(
                "database",
                "Applies migrations to a database and finds what differs from them.",
                new ApplyCommand(host, "database apply", "apply"),
                new ContractCommand(host),
                new VerifyCommand(host),
                new PullCommand(host),
                new BaselineCommand(host),
                AuditCommand.Group(host)),
            new DiffCommand(host),
            new StatusCommand(host, "status", "status"),
            new PendingModelChangesCommand(host),
            new ApplyCommand(host, "deploy", "deploy"),
            new ApplyCommand(host, "update", "update"),
            CommonOptions.Json,
            CommonOptions.Verbose,
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    /// <summary>How a command is called: <c>dotnet migrationkit migrations list</c>.</summary>
    public static string PathOf(CommandResult? result) => result?.Command switch
    {
        null or RootCommand => Program,
        var command => $"{PathOf(result.Parent as CommandResult)} {command.Name}",
    };

    private sealed class RootOfTree() : RootCommand("Migrations for PostgreSQL, made from C# classes at build time."), IHasExamples
    {
        public IReadOnlyList<string> Examples { get; } =
        [
            "dotnet migrationkit migrations add initial",
            "dotnet migrationkit status --connection postgres://app@localhost/shop",
            "dotnet migrationkit database apply",
            "dotnet migrationkit diff --from Shop.csproj --to postgres://app@localhost/shop --script",
        ];
    }
}
