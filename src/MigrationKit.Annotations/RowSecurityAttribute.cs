namespace MigrationKit;

/// <summary>
/// Enables row security: roles but the owner see and change only the rows that a <see cref="PolicyAttribute"/> lets them, and without any
/// policy none.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-rowsecurity.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RowSecurityAttribute : Attribute
{
    /// <summary>Whether policies bind the owner of the table too. Superusers and roles with BYPASSRLS are never bound.</summary>
    public bool Force { get; set; }
}
