namespace MigrationKit.Core.Model;

/// <summary>How a right differs from what PostgreSQL gives by default.</summary>
internal enum PrivilegeForm
{
    Granted,

    /// <summary><c>WITH GRANT OPTION</c>: the grantee may pass it on.</summary>
    Grantable,

    /// <summary>A right of the owner, or of everyone, that is there by default and was taken away.</summary>
    Revoked,
}

/// <summary>
/// A right on an object by which it differs from the default, so that an object whose rights nobody touched has none of these:
/// https://www.postgresql.org/docs/current/ddl-priv.html
/// </summary>
/// <param name="Grantee">A role as SQL writes it, quoted where it must be; or <see cref="Everyone"/>, or <see cref="Owner"/>.</param>
/// <param name="Right"><c>SELECT</c>, or <see cref="All"/> where the object's kind has several and the grantee has each.</param>
/// <param name="Form">Whether it is given or taken.</param>
internal readonly record struct Privilege(string Grantee, string Right, PrivilegeForm Form = PrivilegeForm.Granted)
{
    public const string Everyone = "PUBLIC";

    /// <summary>Whoever owns the object: that is another role on another server. No role's name is upper case without quotes.</summary>
    public const string Owner = "OWNER";

    public const string All = "ALL";

    /// <summary>Sorted, so that equal rights are equal values.</summary>
    public static EquatableArray<Privilege> Sorted(IEnumerable<Privilege> privileges) => privileges
        .OrderBy(static privilege => privilege.Grantee, StringComparer.Ordinal).ThenBy(static privilege => privilege.Right, StringComparer.Ordinal).ToEquatableArray();
}
