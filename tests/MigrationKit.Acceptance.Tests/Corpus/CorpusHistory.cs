using System.Globalization;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>
/// The migrations of another project in the order in which it made them: the files of a folder of <c>prisma</c> in the folder that
/// MIGRATIONKIT_CORPUS names. MIGRATIONKIT_CORPUS_STATES says how many states of each are tried, "all" for every one.
/// </summary>
/// <param name="Name">The project.</param>
/// <param name="Files">Each is one simple query.</param>
internal sealed record CorpusHistory(string Name, string[] Files)
{
    private const int States = 40;

    /// <summary>All histories of the corpus, none where no corpus is named.</summary>
    public static IEnumerable<CorpusHistory> All => Environment.GetEnvironmentVariable("MIGRATIONKIT_CORPUS") is { Length: > 0 } folder
        ? Directory.EnumerateDirectories(Path.Combine(folder, "prisma")).Order(StringComparer.Ordinal).Select(Read)
        : [];

    /// <summary>Whether the state after so many files is one of those to try: they are evenly spread, the one before the last is among them.</summary>
    public bool IsTried(int files)
    {
        var states = Environment.GetEnvironmentVariable("MIGRATIONKIT_CORPUS_STATES") switch
        {
            "all" => Files.Length,
            { Length: > 0 } number => int.Parse(number, CultureInfo.InvariantCulture),
            _ => States,
        };
        return (Files.Length - 1 - files) % Math.Max(1, Files.Length / states) == 0;
    }

    public string StateAfter(int files) => files == 0 ? $"{Name}/empty" : $"{Name}/{Path.GetFileNameWithoutExtension(Files[files - 1])}";

    public override string ToString() => Name;

    private static CorpusHistory Read(string folder) => new(
        Path.GetFileName(folder), [.. Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal)]);
}
