namespace MigrationKit.Internal;

/// <summary>Guesses which name was meant by one that is mistyped.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest letters that differ; null when none is near.</summary>
    public static string? To(string typed, IEnumerable<string> names)
    {
        var most = Math.Max(2, (typed.Length + 2) / 3);
        return names.Select(name => (Name: name, Distance: Distance(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= most).OrderBy(static candidate => candidate.Distance)
            .Select(static candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>How many letters must be added, taken away, changed or swapped with their neighbour.</summary>
    /// <remarks>https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, optimal string alignment.</remarks>
    private static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                costs[i, j] = i == 0 || j == 0 ? i + j : Least(costs, a, b, i, j);
            }
        }

        return costs[a.Length, b.Length];
    }

    private static int Least(int[,] costs, string a, string b, int i, int j)
    {
        var changed = costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var least = Math.Min(changed, 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
        var isSwapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwapped ? Math.Min(least, costs[i - 2, j - 2] + 1) : least;
    }
}
