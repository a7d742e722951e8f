using MigrationKit.Core.Model;

namespace MigrationKit.Drift;

/// <summary>A database beside what was recorded of it, or why there is no such comparison.</summary>
internal sealed record RecordedComparison
{
    /// <summary>What is recorded; null where nothing is.</summary>
    public RecordedState? State { get; init; }

    /// <summary>From the recorded schema to the live one; null where nothing was compared.</summary>
    public SchemaComparison? Comparison { get; init; }

    /// <summary>What the database has that takes no part in the comparison, where that was asked for.</summary>
    public EquatableArray<Finding> NotModelled { get; init; }

    /// <summary>Commands that were noted since the state was recorded, oldest first.</summary>
    public IReadOnlyList<DriftCause> Trail { get; init; } = [];

    /// <summary>Why nothing was compared; null where it was.</summary>
    public string? NotComparedBecause { get; init; }

    /// <summary>Whether that is because migrations are in the middle of changing it: then there is nothing else to compare it with either.</summary>
    public bool IsInMotion { get; init; }

    public DriftReport ToReport()
    {
        var report = new DriftReport
        {
            Objects = [],
            RecordedAt = State?.RecordedAt,
            RecordedHeads = State?.Heads,
            NotComparedBecause = NotComparedBecause,
        };
        if (Comparison is null || Comparison.Diff.IsEmpty)
        {
            return report;
        }

        var (undo, adopt) = (new DriftSql(Comparison.PlanBack()), new DriftSql(Comparison.Plan()));
        return report with { Objects = DriftedObjects.Of(Comparison, undo, adopt, Trail), UndoSql = undo.Text, AdoptSql = adopt.Text };
    }
}
