namespace MigrationKit.Repository.Tests;

/// <summary>What no file of the repository says: where somebody's machine keeps things, and what a merge left behind.</summary>
public sealed class ForbiddenTextTests
{
    private static readonly string[] s_needles =
    [
        // In parts, so that this file does not say it either.
        "../" + "shared",
        "api.nuget" + ".org",
        "pkgs.dev" + ".azure.com",
        "nuget.pkg" + ".github.com",
        "registry.npmjs" + ".org",
        "/v3/" + "index.json",
    ];

    private static IReadOnlyList<string> TextFiles { get; } =
        [.. Repository.Files.Where(static file => !file.StartsWith(".ci/", StringComparison.Ordinal) && !file.EndsWith(".png", StringComparison.Ordinal))];

    [Test]
    public void No_file_names_a_place_that_only_one_machine_has() => Assert.That(TextFiles.SelectMany(Found), Is.Empty);

    // Tests of merge markers write them with an escape or in parts.
    [Test]
    public void No_file_has_a_merge_marker_at_the_start_of_a_line() =>
        Assert.That(TextFiles.Where(static file => Repository.Read(file).Split('\n').Any(IsMarker)), Is.Empty);

    [Test]
    public void No_received_snapshot_is_committed() =>
        Assert.That(Repository.Files.Where(static file => file.Contains(".received.", StringComparison.Ordinal)), Is.Empty);

    private static IEnumerable<string> Found(string file)
    {
        var text = Repository.Read(file);
        return s_needles.Where(needle => text.Contains(needle, StringComparison.Ordinal)).Select(needle => $"{file}: {needle}");
    }

    private static bool IsMarker(string line) =>
        line.StartsWith(new string('<', 7) + " ", StringComparison.Ordinal) || line.StartsWith(new string('>', 7) + " ", StringComparison.Ordinal);
}
