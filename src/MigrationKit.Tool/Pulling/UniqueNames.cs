namespace MigrationKit.Tool.Pulling;

/// <summary>Names that are each given once.</summary>
/// <param name="reserved">Names that are never given.</param>
/// <param name="comparer">When two names are one: those of files are, where they differ in case only.</param>
internal sealed class UniqueNames(IEnumerable<string> reserved, StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(reserved, comparer);

    /// <summary>The first of the candidates that is free, or the last of them with a number.</summary>
    public string Take(params string[] candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_taken.Add(candidate))
            {
                return candidate;
            }
        }

        for (var number = 2; ; number++)
        {
            if (_taken.Add(candidates[^1] + number))
            {
                return candidates[^1] + number;
            }
        }
    }
}
