using MigrationKit.Core.Migrations;

namespace MigrationKit.Tool.Migrations;

/// <summary>Finds the migration that somebody means.</summary>
internal static class MigrationFinder
{
    /// <param name="history">The migrations.</param>
    /// <param name="text">The id, or the name that follows its time where only one migration has it.</param>
    /// <returns>The place in <see cref="MigrationHistory.Migrations"/>.</returns>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static int IndexOf(MigrationHistory history, string text)
    {
        var ids = history.Migrations.Select(static migration => migration.Id).ToList();
        var exact = ids.IndexOf(text);
        if (exact >= 0)
        {
            return exact;
        }

        var named = ids.Where(id => NameOf(id) == text).ToList();
        return named.Count switch
        {
            1 => ids.IndexOf(named[0]),
            0 => throw new UsageException(
                $"There is no migration {text}.", ids.Count == 0 ? "The project has none yet." : "There are: " + string.Join(", ", ids)),
            _ => throw new UsageException($"More than one migration is named {text}.", "Say which one: " + string.Join(" or ", named)),
        };
    }

    private static string NameOf(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
