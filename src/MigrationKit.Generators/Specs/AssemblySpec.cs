using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>What is declared by attributes of the assembly.</summary>
internal sealed record AssemblySpec
{
    public EquatableArray<SchemaSpec> Schemas { get; init; }

    public EquatableArray<ExtensionSpec> Extensions { get; init; }

    public EquatableArray<SequenceSpec> Sequences { get; init; }

    /// <summary>Tables that were dropped, and not renamed.</summary>
    public EquatableArray<string> Dropped { get; init; }

    public bool IsEmpty => Schemas.IsEmpty && Extensions.IsEmpty && Sequences.IsEmpty;
}

internal sealed record SchemaSpec(string Name, string? Comment, string? RenamedFrom);

internal sealed record ExtensionSpec(string Name, string? Schema);

internal sealed record SequenceSpec(string Name, string? Schema)
{
    public string DataType { get; init; } = "bigint";

    public required SequenceOptions Options { get; init; }

    public string? OwnedBy { get; init; }

    public string? Comment { get; init; }

    public string? RenamedFrom { get; init; }
}
