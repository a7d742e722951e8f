using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

internal sealed record IndexSpec : PartSpec
{
    public required EquatableArray<IndexKeySpec> Keys { get; init; }

    public string? Name { get; init; }

    public EquatableArray<string> Include { get; init; }

    public bool IsUnique { get; init; }

    public bool NullsNotDistinct { get; init; }

    public string Method { get; init; } = "btree";

    public string? Where { get; init; }

    public EquatableArray<string> Parameters { get; init; }
}

/// <summary>One key: a property or an expression.</summary>
internal sealed record IndexKeySpec(string? Property, string? Expression)
{
    public bool Descending { get; init; }

    public NullsOrder Nulls { get; init; }

    public QualifiedName? Collation { get; init; }

    public string? OperatorClass { get; init; }
}
