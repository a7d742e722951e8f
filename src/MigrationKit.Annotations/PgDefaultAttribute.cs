namespace MigrationKit;

/// <summary>
/// The default of a column, as an SQL expression. For a constant, <c>[DefaultValue(…)]</c> of System.ComponentModel serves as well.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-default.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PgDefaultAttribute : Attribute
{
    /// <summary>Sets the default.</summary>
    /// <param name="expression">
    /// What follows DEFAULT: <c>now()</c>, <c>'new'</c>, <c>gen_random_uuid()</c>. No column may be mentioned.
    /// </param>
    public PgDefaultAttribute(string expression) => Expression = expression;

    /// <summary>What follows DEFAULT.</summary>
    public string Expression { get; }
}
