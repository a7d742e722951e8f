namespace MigrationKit.Repository.Tests;

/// <summary>Links between pages lead somewhere.</summary>
public sealed class LinkTests
{
    private static IEnumerable<string> Pages => MarkdownPage.All.Select(static page => page.Path);

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_exist(string page)
    {
        var from = MarkdownPage.Of(page);
        Assert.That(from.Links.Where(link => !Resolves(from, link)), Is.Empty);
    }

    private static bool Resolves(MarkdownPage from, string link)
    {
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        var (file, anchor) = hash < 0 ? (link, null) : (link[..hash], link[(hash + 1)..]);
        var target = file.Length == 0 ? from.Path : Normalize(Path.GetDirectoryName(from.Path)!, file);
        return Repository.Exists(target)
            && (anchor is null || MarkdownPage.All.FirstOrDefault(page => page.Path == target)?.Anchors.Contains(anchor) == true);
    }

    private static string Normalize(string folder, string file) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, file))).Replace('\\', '/');
}
