namespace MigrationKit;

/// <summary>
/// The sets of migrations of this process. Generated code registers them when an assembly with migrations is loaded, so that
/// <c>app.ApplyMigrations()</c> needs no arguments and no reflection. Safe for concurrent use.
/// </summary>
public static class MigrationRegistry
{
    private static readonly Lock Gate = new();
    private static volatile MigrationSet[] _sets = [];

    /// <summary>What is registered now, in the order of registration.</summary>
    public static IReadOnlyList<MigrationSet> Sets => _sets;

    /// <summary>Adds a set. Does nothing if the same assembly has registered a set of that model name before.</summary>
    /// <param name="set">The migrations of one model.</param>
    public static void Register(MigrationSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        lock (Gate)
        {
            foreach (var other in _sets)
            {
                if (other.ModelName == set.ModelName && other.Scripts.Equals(set.Scripts))
                {
                    return;
                }
            }

            _sets = [.. _sets, set];
        }
    }
}
