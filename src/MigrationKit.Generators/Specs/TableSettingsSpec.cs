using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>What attributes say of a table as a whole.</summary>
internal sealed record TableSettingsSpec
{
    public bool IsUnlogged { get; init; }

    /// <summary><c>name=value</c>.</summary>
    public EquatableArray<string> Parameters { get; init; }

    public bool HasRowSecurity { get; init; }

    public bool ForcesRowSecurity { get; init; }

    public PartitionKeySpec? PartitionBy { get; init; }
}

/// <summary>By what a table is divided.</summary>
/// <param name="Method"><c>RANGE</c>, <c>LIST</c> or <c>HASH</c>.</param>
/// <param name="Keys">Properties or expressions.</param>
internal sealed record PartitionKeySpec(string Method, EquatableArray<IndexKeySpec> Keys)
{
    public const string Range = "RANGE";
    public const string List = "LIST";
    public const string Hash = "HASH";
}
