using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>An enum with [PgEnum].</summary>
internal sealed record EnumSpec
{
    /// <summary>The enum by its metadata name.</summary>
    public required string Type { get; init; }

    public required EnumNameSpec Name { get; init; }

    public string? Comment { get; init; }

    public EquatableArray<string> RenamedFrom { get; init; }

    public EquatableArray<EnumMemberSpec> Members { get; init; }
}

internal sealed record EnumMemberSpec(LabelSpec Label, EquatableArray<string> RenamedFrom);
