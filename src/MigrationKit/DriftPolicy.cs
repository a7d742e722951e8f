namespace MigrationKit;

/// <summary>What to do when the database was changed by other means than migrations since they were applied last.</summary>
public enum DriftPolicy
{
    /// <summary>Does not look for it.</summary>
    Ignore,

    /// <summary>Names in the log what differs, and goes on.</summary>
    Warn,

    /// <summary>Applies nothing and fails, naming what differs.</summary>
    Fail,
}
