namespace MigrationKit.Core.Tests.Planning;

/// <summary>One typical change, and the most that a plan may do for it.</summary>
/// <param name="Name">What changes.</param>
/// <param name="Old">SQL of the schema before.</param>
/// <param name="New">SQL of the schema after.</param>
/// <param name="Statements">How many statements.</param>
/// <param name="Steps">How many transactions.</param>
internal sealed record PlanShapeCase(string Name, string Old, string New, int Statements, int Steps)
{
    /// <summary>What has to go and come back although it is there before and after, such as a view over a column whose type changes.</summary>
    public string[] Recreated { get; init; } = [];

    /// <summary>Renames as declared: the new path, then the old name: <c>column public.t.b &lt; a</c>.</summary>
    public string[] Renamed { get; init; } = [];

    /// <summary>The oldest server that is planned for.</summary>
    public int Since { get; init; } = 13;

    public override string ToString() => Name;
}
