using MigrationKit.Core.Model;

namespace MigrationKit.Acceptance.Tests;

/// <summary>One change of a schema as data: how it was, how it shall be, and what the plan must and must not do.</summary>
/// <param name="Name">A sentence.</param>
/// <param name="Old">SQL of the schema before.</param>
/// <param name="New">SQL of the schema after.</param>
internal sealed record AcceptanceCase(string Name, string Old, string New)
{
    /// <summary>Renames as declared: kind and new path, then the old name: <c>column public.t.b &lt; a</c>.</summary>
    public string[] Renamed { get; init; } = [];

    /// <summary>Columns that are to change their type online: <c>public.t.n</c>, and how values are turned over.</summary>
    public (string Column, string? Using, string? Back)[] Online { get; init; } = [];

    /// <summary>The first major version that knows the syntax.</summary>
    public int Since { get; init; }

    /// <summary>The oldest server that is planned for; the case is skipped on those before it.</summary>
    public int PlannedFor { get; init; } = PostgresMajor.Oldest;

    /// <summary>Hazard words of the whole plan.</summary>
    public string[] Hazards { get; init; } = [];

    /// <summary>The statements, where their shape matters; null leaves it to the judges.</summary>
    public string[]? Statements { get; init; }

    /// <summary>How the statements begin, where the rest depends on the version of the server.</summary>
    public string[]? Beginnings { get; init; }

    /// <summary>How many steps there are, where it matters what commits together.</summary>
    public int? Steps { get; init; }

    /// <summary>Run after the old schema: rows that must survive.</summary>
    public string Rows { get; init; } = "";

    /// <summary>A query that is true afterwards.</summary>
    public string Holds { get; init; } = "true";

    /// <summary>
    /// The way back leaves columns that an heir has for itself and of its parent; before, it had them of its parent only. No statement leads
    /// there, pg_dump shows it, and nothing but a drop of the parent's column would behave differently.
    /// </summary>
    public bool LeavesOwnColumns { get; init; }

    /// <summary>The same both ways: an heir is none for a while.</summary>
    public bool IsApart { get; init; }

    public override string ToString() => Name;
}
