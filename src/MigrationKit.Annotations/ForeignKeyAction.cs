namespace MigrationKit;

/// <summary>What a foreign key does when the row it refers to is deleted or gets another key.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK"/>.</remarks>
public enum ForeignKeyAction
{
    /// <summary>Fails, at the end of the statement or, if the constraint is deferred, of the transaction.</summary>
    NoAction,

    /// <summary>Fails at once.</summary>
    Restrict,

    /// <summary>Deletes or changes the referring rows too.</summary>
    Cascade,

    /// <summary>Sets the referring columns to null.</summary>
    SetNull,

    /// <summary>Sets the referring columns to their defaults.</summary>
    SetDefault,
}
