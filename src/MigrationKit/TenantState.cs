namespace MigrationKit;

/// <summary>How it went with one tenant.</summary>
public enum TenantState
{
    /// <summary>There was nothing to apply.</summary>
    UpToDate,

    /// <summary>What was pending was applied.</summary>
    Applied,

    /// <summary>Not everything could be applied; what was done stays recorded, and the next run goes on there.</summary>
    Failed,
}
