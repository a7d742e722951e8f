namespace MigrationKit;

/// <summary>
/// Gives rights to roles: on a class on its table, view or type, on a property on that column only.
/// <c>[Grant("SELECT, INSERT", "shop_app")]</c>.
/// </summary>
/// <remarks>
/// Roles belong to the server and must be there before the migration runs. What is to be revoked, and rights on other objects, is declared in
/// SQL. See <see href="https://www.postgresql.org/docs/current/ddl-priv.html"/>.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property, AllowMultiple = true)]
public sealed class GrantAttribute : Attribute
{
    /// <summary>Gives rights to roles.</summary>
    /// <param name="rights">The rights with commas between, as in GRANT; <c>ALL</c> is all that there are for such an object.</param>
    /// <param name="roles">Names of roles, without quotes; <c>PUBLIC</c> is everyone.</param>
    public GrantAttribute(string rights, params string[] roles) => (Rights, Roles) = (rights, roles);

    /// <summary>The rights with commas between.</summary>
    public string Rights { get; }

    /// <summary>Names of roles, without quotes.</summary>
    public string[] Roles { get; }

    /// <summary>Whether the roles may pass the rights on (<c>WITH GRANT OPTION</c>).</summary>
    public bool WithGrantOption { get; set; }
}
