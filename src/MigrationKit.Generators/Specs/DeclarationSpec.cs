using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>What a type with one of our attributes declares.</summary>
internal abstract record DeclarationSpec
{
    /// <summary>The type by its metadata name.</summary>
    public required string Type { get; init; }

    /// <summary>What the symbols alone show to be wrong.</summary>
    public EquatableArray<Finding> Findings { get; init; }
}
