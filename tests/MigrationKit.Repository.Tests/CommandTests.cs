using System.Text.RegularExpressions;

namespace MigrationKit.Repository.Tests;

/// <summary>Commands in the documentation can be pasted: what they name exists.</summary>
public sealed partial class CommandTests
{
    private static readonly Lazy<string> s_targets = new(static () => string.Concat(
        Repository.FilesUnder("src/", ".targets").Concat(Repository.FilesUnder("src/", ".props")).Select(Repository.Read)));

    // The words that commands have in common with every program of .NET.
    private static readonly string[] s_ofEveryCommand = ["--help", "--version"];

    private static IReadOnlyList<string> Lines { get; } =
        [.. MarkdownPage.All.SelectMany(static page => page.ShellLines).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Builds => Lines.Where(static line => BuildCommand().IsMatch(line));

    private static IEnumerable<string> ToolCommands => Lines.Where(static line => line.StartsWith("dotnet migrationkit", StringComparison.Ordinal));

    private static IEnumerable<string> Scripts => Lines.Where(static line => line.StartsWith("bash build/", StringComparison.Ordinal));

    [TestCaseSource(nameof(Builds))]
    public void A_build_names_targets_and_properties_that_exist(string line)
    {
        Assert.That(Targets().Matches(line).Select(static match => match.Groups["name"].Value)
            .Where(static name => !s_targets.Value.Contains($"<Target Name=\"{name}\"", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Properties().Matches(line).Select(static match => match.Groups["name"].Value)
            .Where(static name => name.StartsWith("Migration", StringComparison.Ordinal) && !s_targets.Value.Contains($"$({name})", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(ToolCommands))]
    public async Task A_command_of_the_tool_exists_with_its_options(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        var help = await ToolHelp.OfAsync(words);
        Assert.That(words.Where(static word => word.StartsWith('-')).Except(s_ofEveryCommand).Where(option => !help.Options.Contains(option)), Is.Empty, help.Path);
        Assert.That(help.Path.Length > 0 || words.Contains("--help"), "The line names no command.");
    }

    [TestCaseSource(nameof(Scripts))]
    public void A_script_exists(string line) => Assert.That(Repository.Exists(line.Split(' ')[1]), line);

    [GeneratedRegex(@"^(env -u CI |CI=true )?dotnet build\b")]
    private static partial Regex BuildCommand();

    [GeneratedRegex(@" -t:(?<name>\w+)")]
    private static partial Regex Targets();

    [GeneratedRegex(@"-p:(?<name>\w+)=")]
    private static partial Regex Properties();
}
