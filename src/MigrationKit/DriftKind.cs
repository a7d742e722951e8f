namespace MigrationKit;

/// <summary>What became of an object since migrations were applied last.</summary>
public enum DriftKind
{
    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It is another one.</summary>
    Changed,

    /// <summary>It is no longer there.</summary>
    Dropped,

    /// <summary>A constraint or an index that is the same by another name.</summary>
    Renamed,
}
