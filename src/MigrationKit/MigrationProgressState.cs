namespace MigrationKit;

/// <summary>Where a step is in its life.</summary>
public enum MigrationProgressState
{
    /// <summary>It begins.</summary>
    Started,

    /// <summary>It is under way.</summary>
    Running,

    /// <summary>It is done and recorded.</summary>
    Done,
}
