using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>An enum with [PgEnum].</summary>
internal sealed record EnumSpec : DeclarationSpec
{
    public required TypeNameSpec Name { get; init; }

    public string? Comment { get; init; }

    public EquatableArray<GrantSpec> Grants { get; init; }

    public EquatableArray<string> RenamedFrom { get; init; }

    public EquatableArray<EnumMemberSpec> Members { get; init; }
}

internal sealed record EnumMemberSpec(LabelSpec Label, EquatableArray<string> RenamedFrom);
