using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>What is declared by attributes of the assembly.</summary>
internal sealed record AssemblySpec
{
    public EquatableArray<SchemaSpec> Schemas { get; init; }

    public EquatableArray<ExtensionSpec> Extensions { get; init; }

    public EquatableArray<SequenceSpec> Sequences { get; init; }

    public EquatableArray<RangeSpec> Ranges { get; init; }

    /// <summary>Tables that were dropped, and not renamed.</summary>
    public EquatableArray<string> Dropped { get; init; }

    public bool IsEmpty => Schemas.IsEmpty && Extensions.IsEmpty && Sequences.IsEmpty && Ranges.IsEmpty;
}

internal sealed record SchemaSpec(string Name, string? Comment, string? RenamedFrom);

internal sealed record ExtensionSpec(string Name, string? Schema);

/// <summary>A range type; its parts are SQL.</summary>
internal sealed record RangeSpec(string Name, string? Schema, string Subtype)
{
    public string? SubtypeDifference { get; init; }

    public string? MultirangeName { get; init; }

    public string? Comment { get; init; }
}

internal sealed record SequenceSpec(string Name, string? Schema)
{
    public string DataType { get; init; } = "bigint";

    public required SequenceOptions Options { get; init; }

    public string? OwnedBy { get; init; }

    public string? Comment { get; init; }

    public string? RenamedFrom { get; init; }
}
