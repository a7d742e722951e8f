using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Migrations;

/// <summary>A step as it stands in <c>up.sql</c> or <c>down.sql</c>.</summary>
internal sealed record ScriptStep
{
    /// <summary>Place in the script, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Line of the marker, or of the first statement where there is none.</summary>
    public required int Line { get; init; }

    public bool Transactional { get; init; } = true;

    public TimeSpan? LockTimeout { get; init; }

    public string? Phase { get; init; }

    public EquatableArray<string> Hazards { get; init; }

    public required IReadOnlyList<SqlStatement> Statements { get; init; }
}
