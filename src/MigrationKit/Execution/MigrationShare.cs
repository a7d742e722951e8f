using MigrationKit.Core.Migrations;
using MigrationKit.History;

namespace MigrationKit.Execution;

/// <summary>What one run does of one migration.</summary>
internal sealed record MigrationShare
{
    public required Migration Migration { get; init; }

    /// <summary>The place that it has, or will have, in the history.</summary>
    public required int Ordinal { get; init; }

    /// <summary>All steps of its script.</summary>
    public required IReadOnlyList<ScriptStep> Steps { get; init; }

    /// <summary>What earlier runs did of it, by step.</summary>
    public required IReadOnlyDictionary<int, StepState> Earlier { get; init; }

    /// <summary>The steps to run now, in order.</summary>
    public required IReadOnlyList<ScriptStep> Now { get; init; }

    /// <summary>How many steps are left for a later run.</summary>
    public int Waiting { get; init; }

    /// <summary>Whether nothing of it, nor of a migration before it, waits when this is done: then it goes into the history.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>Whether an earlier run left it waiting.</summary>
    public bool WasExpanded { get; init; }
}
