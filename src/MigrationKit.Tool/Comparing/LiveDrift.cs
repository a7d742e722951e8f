using MigrationKit.Core.Model;
using MigrationKit.Drift;

namespace MigrationKit.Tool.Comparing;

/// <summary>What a live database has become.</summary>
/// <param name="Basis">What it is compared with.</param>
/// <param name="Head">The last migration of that; null where there is none.</param>
/// <param name="Comparison">From the schema that should be there, to the one that is.</param>
/// <param name="NotModelled">What takes no part in the comparison.</param>
internal sealed record LiveDrift(DriftBasis Basis, string? Head, SchemaComparison Comparison, EquatableArray<Finding> NotModelled)
{
    /// <summary>When the state was recorded; null where it is compared with the model.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Commands that were noted since, oldest first; empty where it is compared with the model.</summary>
    public IReadOnlyList<DriftCause> Trail { get; init; } = [];

    /// <summary>Why it is not compared with the recorded state, although that was meant; null where it is, or was not meant.</summary>
    public string? NotRecordedBecause { get; init; }

    public bool IsEmpty => Comparison.Diff.IsEmpty;
}
