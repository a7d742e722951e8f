using System.Text.RegularExpressions;

namespace MigrationKit.Repository.Tests;

/// <summary>A page of the documentation.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string _prose;

    private MarkdownPage(string path)
    {
        Path = path;
        Text = Repository.Read(path);
        _prose = Fence().Replace(Text, "");
    }

    /// <summary>All pages of the repository.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } = [.. Repository.FilesUnder("", ".md").Select(static path => new MarkdownPage(path))];

    public static MarkdownPage Of(string path) => All.Single(page => page.Path == path);

    public string Path { get; }

    public string Text { get; }

    public string Title => Text.Split('\n')[0];

    public IEnumerable<string> Sections => Heading().Matches(_prose).Where(static match => match.Groups["level"].Length == 2).Select(static match => match.Groups["text"].Value);

    /// <summary>What a link can name after its <c>#</c>, by GitHub's rule.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(_prose).Select(static match => AnchorOf(match.Groups["text"].Value));

    /// <summary>Targets of links that lead to no other site.</summary>
    public IEnumerable<string> Links => Link().Matches(_prose).Select(static match => match.Groups["target"].Value)
        .Where(static target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>Lines to be pasted into a shell, those that go on in the next one joined.</summary>
    public IEnumerable<string> ShellLines => Fence().Matches(Text)
        .Where(static match => match.Groups["language"].Value == "sh")
        .SelectMany(static match => match.Groups["body"].Value.Replace("\\\n", "", StringComparison.Ordinal).Split('\n'))
        .SelectMany(static line => line.Split(["&&", "|"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public override string ToString() => Path;

    private static string AnchorOf(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?<level>#+) +(?<text>.+?) *$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
