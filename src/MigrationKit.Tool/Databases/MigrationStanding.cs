using MigrationKit.Core.Migrations;

namespace MigrationKit.Tool.Databases;

/// <summary>Where one migration stands in one database.</summary>
/// <param name="Id">The migration.</param>
/// <param name="State">Whether the project and the database have it.</param>
/// <param name="Record">What the database says of it; null where it has no row.</param>
internal sealed record MigrationStanding(string Id, StandingState State, RecordedMigration? Record)
{
    /// <summary>What the database has, oldest first, and then what it lacks.</summary>
    public static IReadOnlyList<MigrationStanding> Of(MigrationHistory history, ModelStatus status)
    {
        var known = history.Migrations.Select(static migration => migration.Id).ToHashSet(StringComparer.Ordinal);
        var recorded = status.Recorded.Select(static row => row.Id).ToHashSet(StringComparer.Ordinal);
        var isFaulty = status.State == ModelState.Faulty;
        var pending = status.Pending.ToHashSet(StringComparer.Ordinal);
        var expanded = status.Expanded.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. status.Recorded.Select(row => new MigrationStanding(
                row.Id, known.Contains(row.Id) ? StandingState.Applied : StandingState.Unknown, row)),
            .. history.Migrations.Where(migration => !recorded.Contains(migration.Id)).Select(migration => new MigrationStanding(
                migration.Id, StateOf(migration.Id, isFaulty || pending.Contains(migration.Id), expanded), null)),
        ];
    }

    private static StandingState StateOf(string id, bool isPending, HashSet<string> expanded) =>
        expanded.Contains(id) ? StandingState.Expanded : isPending ? StandingState.Pending : StandingState.Covered;
}

internal enum StandingState
{
    Applied,
    Pending,

    /// <summary>Its contract steps, or those of a migration before it, wait.</summary>
    Expanded,

    /// <summary>Applied by another version of the project: this one does not have it.</summary>
    Unknown,

    /// <summary>Not applied by this name: the migrations that it was squashed from were.</summary>
    Covered,
}
