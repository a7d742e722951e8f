namespace MigrationKit.Core.Model;

/// <summary>Names of the clauses that more than one place has to know.</summary>
internal static class ClauseNames
{
    /// <summary>When a trigger or rule fires: <c>always</c>, <c>replica</c> or <c>disabled</c>; without the clause, in ordinary sessions.</summary>
    public const string Enabled = "enabled";

    /// <summary>Whom a policy is for: names of roles in SQL.</summary>
    public const string Roles = "roles";

    /// <summary>A trigger that is a constraint too, and may be deferred.</summary>
    public const string Constraint = "constraint";

    /// <summary>How the rows of a materialized view are stored, where that is no heap.</summary>
    public const string AccessMethod = "access method";

    /// <summary>Before the name of a storage parameter or an option of a view.</summary>
    public const string OptionPrefix = "option ";

    /// <summary>Before the name of a view's column that has a default.</summary>
    public const string DefaultPrefix = "default ";

    /// <summary>Before the name of a view's column that has a comment.</summary>
    public const string CommentPrefix = "comment ";

    /// <summary>The storage parameter that a clause sets, if it is one: <c>security_barrier</c>.</summary>
    public static string? Option(string clause) => After(OptionPrefix, clause);

    /// <summary>The column of a view whose default a clause sets, if it is one.</summary>
    public static string? DefaultOf(string clause) => After(DefaultPrefix, clause);

    /// <summary>The column of a view that a clause is a comment on, if it is one.</summary>
    public static string? CommentOn(string clause) => After(CommentPrefix, clause);

    /// <summary>Whether the value names objects of the schema: roles, options and states do not, whatever they are called.</summary>
    public static bool IsExpression(string clause) => clause is not (Enabled or Roles or Constraint or AccessMethod) && Option(clause) is null;

    private static string? After(string prefix, string clause) =>
        clause.StartsWith(prefix, StringComparison.Ordinal) ? clause.Substring(prefix.Length) : null;
}
