using System.CommandLine;
using MigrationKit.Tool.CommandLine;

namespace MigrationKit.Tool.Tests;

/// <summary>What every command has in common.</summary>
public sealed class CommandLineTests
{
    private static readonly ToolHost Silent = new()
    {
        Output = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = Path.GetTempPath(), Variable = static _ => null,
    };

    private static IEnumerable<string> AllCommands() => Paths(CommandTree.Create(Silent), "");

    private static IEnumerable<string> Paths(Command command, string path) =>
        [path, .. command.Subcommands.SelectMany(child => Paths(child, $"{path} {child.Name}".Trim()))];

    [Test]
    public void The_commands_of_the_design_are_there() => Assert.That(AllCommands(), Is.SupersetOf(new[]
    {
        "migrations add", "migrations list", "migrations status", "migrations check", "migrations rehash", "migrations script",
        "database apply", "database verify", "diff", "status", "deploy", "update", "has-pending-model-changes",
    }));

    [TestCaseSource(nameof(AllCommands))]
    public async Task Help_has_a_description_and_an_example_that_is_understood(string path)
    {
        var run = await ToolRun.InAsync(Path.GetTempPath(), [.. Words(path), "--help"]);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Does.Match(@"Description:\n  \S.{20,}").And.Contain("Examples:\n  dotnet migrationkit "));
        foreach (var example in Examples(run.Output))
        {
            Assert.That(example, Does.StartWith($"dotnet migrationkit {path}".Trim()));
            Assert.That(CommandTree.Create(Silent).Parse(example.Split('|')[0]["dotnet migrationkit ".Length..]).Errors, Is.Empty, example);
        }
    }

    [TestCaseSource(nameof(AllCommands))]
    public void Every_option_and_argument_is_described(string path)
    {
        var command = CommandTree.Create(Silent).Parse(Words(path)).CommandResult.Command;
        var symbols = command.Options.Cast<Symbol>().Concat(command.Arguments);
        Assert.That(symbols.Where(static symbol => string.IsNullOrEmpty(symbol.Description)), Is.Empty);
    }

    [TestCaseSource(nameof(AllCommands))]
    public async Task An_unknown_option_is_a_usage_error(string path)
    {
        var run = await ToolRun.InAsync(Path.GetTempPath(), [.. Words(path), "--no-such-option"]);
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("--help"));
    }

    [TestCase("--help", "  dotnet migrationkit [command] [options]")]
    [TestCase("database audit on --help", "  dotnet migrationkit database audit on [options]")]
    public async Task Help_says_how_the_tool_is_called(string command, string usage)
    {
        var run = await ToolRun.InAsync(Path.GetTempPath(), Words(command));
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output.Split('\n'), Does.Contain(usage));
    }

    [Test]
    public async Task No_command_is_a_usage_error()
    {
        var run = await ToolRun.InAsync(Path.GetTempPath(), []);
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("Usage and examples: dotnet migrationkit --help"));
    }

    [TestCase("migrations", "list")]
    [TestCase("migrations", "check")]
    [TestCase("migrations", "rehash")]
    [TestCase("migrations", "script")]
    [TestCase("migrations", "status")]
    [TestCase("migrations", "add", "x")]
    [TestCase("database", "apply")]
    [TestCase("database", "verify")]
    [TestCase("has-pending-model-changes")]
    public async Task Without_a_project_the_error_says_how_to_name_one(params string[] command)
    {
        using var folder = new ProjectFolder();
        File.Delete(folder.FullPath("Shop.csproj"));
        var run = await folder.RunAsync(command);
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith($"error: There is no .csproj file in {folder.Path}").And.Contain("--project"));
    }

    [Test]
    public async Task Two_projects_are_named_and_one_can_be_chosen()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Write("Other.csproj", "<Project/>");
        var run = await project.RunAsync("migrations", "list");
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.Contain("Other.csproj, Shop.csproj").And.Contain("--project Other.csproj"));
        Assert.That((await project.RunAsync("migrations", "list", "--project", "Shop.csproj")).ExitCode, Is.Zero);
    }

    [TestCase("Missing.csproj", "There is no project")]
    [TestCase("README.md", "neither a folder nor a .csproj file")]
    public async Task A_project_that_is_none_is_a_usage_error(string given, string message)
    {
        using var project = new ProjectFolder();
        var run = await project.RunAsync("migrations", "list", "--project", given);
        Assert.That(run.ExitCode, Is.EqualTo(64));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public async Task A_project_may_be_named_by_its_folder()
    {
        using var project = ProjectFolder.WithMigrations();
        var run = await ToolRun.InAsync(Path.GetTempPath(), ["migrations", "check", "--project", project.Path]);
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_project_that_MSBuild_cannot_read_is_an_error_with_its_words()
    {
        using var project = new ProjectFolder();
        project.Write("Shop.csproj", "<Project><Import Project=\"nowhere.props\" /></Project>");
        var run = await project.RunAsync("migrations", "list");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK5005: ").And.Contain("nowhere.props"));
    }

    [Test]
    public async Task Verbose_adds_the_stack_trace()
    {
        using var folder = new ProjectFolder();
        File.Delete(folder.FullPath("Shop.csproj"));
        Assert.That((await folder.RunAsync("migrations", "list")).Error, Does.Not.Contain("   at "));
        Assert.That((await folder.RunAsync("migrations", "list", "--verbose")).Error, Does.Contain("   at MigrationKit.Tool"));
    }

    [Test]
    public async Task A_cancelled_command_exits_as_shells_expect()
    {
        using var project = ProjectFolder.WithMigrations();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var run = await ToolRun.InAsync(project.Path, ["migrations", "list"], cancellationToken: cancelled.Token);
        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(run.Error, Is.EqualTo("Cancelled.\n"));
    }

    private static string[] Words(string path) => path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Examples(string help) => help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n')
        .Select(static line => line.Trim()).Where(static line => line.StartsWith("dotnet ", StringComparison.Ordinal));
}
