using System.Text.Json;
using System.Text.RegularExpressions;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>One change of a schema from the test suite of another project.</summary>
/// <param name="Id">Its name; the part before the first slash is the project's.</param>
/// <param name="Old">SQL of the schema before.</param>
/// <param name="New">SQL of the schema after.</param>
/// <param name="Roles">Roles that both need.</param>
internal sealed record DiffPair(string Id, string Old, string New, string[] Roles)
{
    private const string Variable = "MIGRATIONKIT_CORPUS";

    /// <summary>All pairs of the corpus, none where no corpus is named.</summary>
    public static IEnumerable<DiffPair> All => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? Directory.EnumerateFiles(Path.Combine(folder, "diff"), "*.json").Order(StringComparer.Ordinal).SelectMany(Read).Where(static pair => IsChosen(pair.Id))
        : [];

    /// <summary>Whether MIGRATIONKIT_CORPUS_PAIRS, a regular expression, admits an identity; without it, all are.</summary>
    public static bool IsChosen(string id) =>
        Environment.GetEnvironmentVariable("MIGRATIONKIT_CORPUS_PAIRS") is not { Length: > 0 } pattern || Regex.IsMatch(id, pattern);

    public string Project => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    private static IEnumerable<DiffPair> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.EnumerateArray().Select(Read).ToList();
    }

    private static DiffPair Read(JsonElement pair) => new(
        pair.GetProperty("id").GetString()!,
        pair.GetProperty("old_sql").GetString()!,
        pair.GetProperty("new_sql").GetString()!,
        pair.TryGetProperty("roles", out var roles) ? [.. roles.EnumerateArray().Select(static role => role.GetString()!)] : []);
}
