using MigrationKit.Core.Migrations;

namespace MigrationKit.Tool.Migrations;

/// <summary>Some migrations that follow each other.</summary>
internal static class MigrationRange
{
    /// <param name="history">The migrations.</param>
    /// <param name="from">The last one that is applied already; null for none.</param>
    /// <param name="to">The last one to take; null for the last there is.</param>
    /// <exception cref="UsageException">One of them does not exist, or they are in the wrong order.</exception>
    public static IReadOnlyList<CommittedMigration> Of(MigrationHistory history, string? from, string? to)
    {
        var start = from is null ? 0 : MigrationFinder.IndexOf(history, from) + 1;
        var end = to is null ? history.Migrations.Count : MigrationFinder.IndexOf(history, to) + 1;
        return start <= end
            ? [.. history.Migrations.Take(end).Skip(start)]
            : throw new UsageException(
                $"{to} comes before {from}.", "Give --from the earlier one; it is what the database has, and is not in the script.");
    }
}
