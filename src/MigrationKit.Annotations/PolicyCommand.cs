namespace MigrationKit;

/// <summary>The statements that a policy is about.</summary>
public enum PolicyCommand
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>SELECT, and what other statements read of the table.</summary>
    Select,

    /// <summary>INSERT.</summary>
    Insert,

    /// <summary>UPDATE.</summary>
    Update,

    /// <summary>DELETE.</summary>
    Delete,
}
