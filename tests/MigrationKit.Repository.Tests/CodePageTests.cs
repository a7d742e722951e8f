using System.Reflection;
using System.Text.RegularExpressions;
using MigrationKit.Core.Model;

namespace MigrationKit.Repository.Tests;

/// <summary>Every code has a page, every page a code, and all of them have one shape.</summary>
public sealed class CodePageTests
{
    private const string Folder = "docs/codes/";

    private static readonly string[] s_sections = ["What it means", "Example", "Why", "What to do", "Severity"];

    private static IReadOnlyList<string> AllCodes { get; } =
        [.. typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Pages { get; } =
        [.. MarkdownPage.All.Select(static page => page.Path).Where(static path => path.StartsWith(Folder, StringComparison.Ordinal) && path != Folder + "README.md")];

    [Test]
    public void No_code_has_two_meanings() => Assert.That(AllCodes, Is.Unique);

    [Test]
    public void Every_code_has_a_page_and_every_page_a_code() =>
        Assert.That(Pages, Is.EqualTo(AllCodes.Select(static code => $"{Folder}{code}.md")));

    [TestCaseSource(nameof(Pages))]
    public void A_title_is_the_code_and_a_phrase(string page) =>
        Assert.That(MarkdownPage.Of(page).Title, Does.Match($"^# {CodeOf(page)}: .*[^.]$"));

    [TestCaseSource(nameof(Pages))]
    public void Every_page_has_the_same_sections(string page) =>
        Assert.That(MarkdownPage.Of(page).Sections, Is.EqualTo(s_sections));

    [TestCaseSource(nameof(Pages))]
    public void The_example_shows_the_message(string page)
    {
        var example = MarkdownPage.Of(page).Text.Split("\n## ").Single(static section => section.StartsWith("Example\n", StringComparison.Ordinal));
        Assert.That(example, Does.Contain(CodeOf(page) + ":"));
    }

    [Test]
    public void The_index_lists_every_page_with_its_title()
    {
        var listed = Regex.Matches(Repository.Read(Folder + "README.md"), @"^\| \[(MK\d+)\]\(\1\.md\) \| (.+) \|$", RegexOptions.Multiline)
            .Select(static row => $"# {row.Groups[1].Value}: {row.Groups[2].Value}");
        Assert.That(listed, Is.EqualTo(Pages.Select(static page => MarkdownPage.Of(page).Title)));
    }

    private static string CodeOf(string page) => Path.GetFileNameWithoutExtension(page);
}
