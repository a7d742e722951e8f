namespace MigrationKit.Tool.Pulling;

/// <summary>One of what a table's name has many of, as far as English goes by rule: <c>Categories</c> is <c>Category</c>.</summary>
internal static class Singular
{
    private static readonly string[] Unchanged = ["ss", "us", "is", "ews", "ies"];

    private static readonly string[] WithEs = ["sses", "shes", "ches", "xes", "zes"];

    public static string Of(string name)
    {
        if (name.Length > 4 && name.EndsWith("ies", StringComparison.Ordinal))
        {
            return name.EndsWith("eries", StringComparison.Ordinal) && name.Length < 7 ? name : name[..^3] + "y";
        }

        if (WithEs.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)))
        {
            return name[..^2];
        }

        var isPlural = name.Length > 3 && name.EndsWith('s') && !Unchanged.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
        return isPlural ? name[..^1] : name;
    }
}
