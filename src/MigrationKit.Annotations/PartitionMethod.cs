namespace MigrationKit;

/// <summary>How the rows of a partitioned table are divided.</summary>
public enum PartitionMethod
{
    /// <summary>By ranges of the keys: a partition has a first value and one before which it ends.</summary>
    Range,

    /// <summary>By lists: a partition has the rows with one of its values.</summary>
    List,

    /// <summary>By a hash of the keys: a partition has the rows with one remainder.</summary>
    Hash,
}
