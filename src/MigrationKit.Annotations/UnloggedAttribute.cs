namespace MigrationKit;

/// <summary>
/// Makes a table an unlogged one: writes are faster, its rows are gone after a crash of the server, and a replica does not have them.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-UNLOGGED"/>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnloggedAttribute : Attribute;
