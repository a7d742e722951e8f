using System.Collections.Immutable;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Drift;

/// <summary>A finding, and what a code fix must know of it.</summary>
internal sealed record DriftReport(Finding Finding)
{
    /// <summary>The name in the database of what is gone.</summary>
    public const string Former = nameof(Former);

    /// <summary>The members, or for a table the classes, that [RenamedFrom] could stand on, with commas between.</summary>
    public const string Candidates = nameof(Candidates);

    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
