using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>What makes a class the class of a view.</summary>
internal sealed record ViewSpec
{
    public required string Query { get; init; }

    public bool IsMaterialized { get; init; }

    /// <summary><c>name=value</c>.</summary>
    public EquatableArray<string> Options { get; init; }
}
