using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>A class with [Table]; or with [View], which has those parts that a view can have.</summary>
internal sealed record TableSpec : DeclarationSpec
{
    public required string ClassName { get; init; }

    public required string Name { get; init; }

    public string? Schema { get; init; }

    public string? Comment { get; init; }

    public bool IsKeyless { get; init; }

    /// <summary>What makes it a view; null for a table.</summary>
    public ViewSpec? View { get; init; }

    public TableSettingsSpec Settings { get; init; } = new();

    public EquatableArray<string> RenamedFrom { get; init; }

    /// <summary>Columns that were dropped, and not renamed.</summary>
    public EquatableArray<string> Dropped { get; init; }

    public EquatableArray<PartSpec> Parts { get; init; }

    /// <summary>False for a class that can be no table; it is in the list for its findings.</summary>
    public bool IsSupported { get; init; } = true;

    public IEnumerable<ColumnSpec> Columns => Parts.OfType<ColumnSpec>();

    public Origin OriginOf(PartSpec part) => new(Type, part.Member);
}

/// <summary>A part of a table as C# declares it: its columns are properties yet.</summary>
internal abstract record PartSpec
{
    /// <summary>The property that declares it; null for the class.</summary>
    public string? Member { get; init; }
}
