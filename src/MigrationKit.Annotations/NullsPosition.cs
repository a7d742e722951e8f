namespace MigrationKit;

/// <summary>Where an index has its nulls.</summary>
public enum NullsPosition
{
    /// <summary>Last when ascending, first when descending: what PostgreSQL does when nothing is said.</summary>
    Default,

    /// <summary><c>NULLS FIRST</c>.</summary>
    First,

    /// <summary><c>NULLS LAST</c>.</summary>
    Last,
}
