namespace MigrationKit.Core.Model;

/// <summary>
/// What a policy says, from whatever declares it. Whom it is for and its conditions can change in place; the rest makes another one of it.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alterpolicy.html</remarks>
internal sealed record PolicyDefinition
{
    private const string UsingClause = "using";
    private const string CheckClause = "check";

    /// <summary><c>ALL</c>, <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c> or <c>DELETE</c>.</summary>
    public string Command { get; init; } = "ALL";

    public bool IsRestrictive { get; init; }

    /// <summary>As SQL writes them; empty is everyone.</summary>
    public EquatableArray<string> Roles { get; init; }

    public string? Using { get; init; }

    public string? Check { get; init; }

    /// <summary>What a policy of the model says.</summary>
    public static PolicyDefinition From(DefinedObject policy)
    {
        var words = policy.Definition.Split(' ');
        return new PolicyDefinition
        {
            Command = words[words.Length - 1],
            IsRestrictive = words.Contains("RESTRICTIVE"),
            Roles = (policy.Clause(ClauseNames.Roles) ?? "").Split([", "], StringSplitOptions.RemoveEmptyEntries),
            Using = policy.Clause(UsingClause),
            Check = policy.Clause(CheckClause),
        };
    }

    /// <summary>The policy as the model has it.</summary>
    public DefinedObject Of(ObjectId id) => new DefinedObject(id) { Definition = $"AS {(IsRestrictive ? "RESTRICTIVE" : "PERMISSIVE")} FOR {Command}" }
        .With(ClauseNames.Roles, Roles.IsEmpty ? Privilege.Everyone : string.Join(", ", Roles.OrderBy(static role => role, StringComparer.Ordinal)))
        .With(UsingClause, Using)
        .With(CheckClause, Check);
}
