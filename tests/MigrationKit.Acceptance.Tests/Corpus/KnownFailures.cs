namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>
/// The pairs and states that fail and why: <c>known-failures.txt</c>, lines of an identity, a tab and a reason. One that is listed and passes fails
/// the test too, so that the list stays true.
/// </summary>
internal static class KnownFailures
{
    private static readonly Lazy<Dictionary<string, string>> s_reasons = new(Read);

    /// <param name="id">Of a pair, or of a state of a history.</param>
    public static string? ReasonOf(string id) => s_reasons.Value.GetValueOrDefault(id);

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
