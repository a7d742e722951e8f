namespace MigrationKit;

/// <summary>
/// Declares a policy: which rows of the table a role sees and may write. The class needs a <see cref="RowSecurityAttribute"/>, without which
/// policies do nothing.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/sql-createpolicy.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PolicyAttribute : Attribute
{
    /// <summary>Declares a policy.</summary>
    /// <param name="name">Its name, unique among the policies of the table.</param>
    public PolicyAttribute(string name) => Name = name;

    /// <summary>The policy's name.</summary>
    public string Name { get; }

    /// <summary>The statements that it is about; default all.</summary>
    public PolicyCommand For { get; set; }

    /// <summary>The roles that it is for, without quotes; default everyone.</summary>
    public string[]? To { get; set; }

    /// <summary>The SQL condition of rows that can be seen, changed or deleted: <c>tenant = current_setting('app.tenant')</c>.</summary>
    public string? Using { get; set; }

    /// <summary>The SQL condition of rows that may be written (<c>WITH CHECK</c>); default that of <see cref="Using"/>.</summary>
    public string? Check { get; set; }

    /// <summary>
    /// False, the default: rows that this or another policy allows are allowed. True: only rows that this one allows too.
    /// </summary>
    public bool Restrictive { get; set; }
}
