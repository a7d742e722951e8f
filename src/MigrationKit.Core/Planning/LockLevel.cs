namespace MigrationKit.Core.Planning;

/// <summary>Table lock modes, weakest first: https://www.postgresql.org/docs/current/explicit-locking.html</summary>
internal enum LockLevel
{
    None,
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,

    /// <summary>From here on writers wait.</summary>
    Share,
    ShareRowExclusive,
    Exclusive,

    /// <summary>Readers wait too.</summary>
    AccessExclusive,
}
