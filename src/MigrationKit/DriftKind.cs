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

    /// <summary>It is the same by another name. Of tables, columns, enums, sequences and schemas that is how it looks: somebody may have dropped one and made another.</summary>
    Renamed,
}
