namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>
/// The pairs that fail and why: <c>known-failures.txt</c>, lines of an identity, a tab and a reason. A pair that is listed and passes fails the
/// test too, so that the list stays true.
/// </summary>
internal static class KnownFailures
{
    private static readonly Lazy<Dictionary<string, string>> s_reasons = new(Read);

    public static string? ReasonOf(DiffPair pair) => s_reasons.Value.GetValueOrDefault(pair.Id);

    private static Dictionary<string, string> Read()
    {
        using var file = typeof(KnownFailures).Assembly.GetManifestResourceStream("known-failures.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#')
            .Select(static line => line.Split('\t'))
            .ToDictionary(static parts => parts[0], static parts => parts[1].TrimEnd('\r'));
    }
}
