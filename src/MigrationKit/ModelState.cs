namespace MigrationKit;

/// <summary>How the history of a database relates to the migrations of an assembly.</summary>
public enum ModelState
{
    /// <summary>All migrations are applied.</summary>
    UpToDate,

    /// <summary>Some are still to be applied.</summary>
    Pending,

    /// <summary>All migrations are applied, and newer ones that the assembly does not know.</summary>
    Ahead,

    /// <summary>The history cannot be continued with these migrations.</summary>
    Faulty,
}
