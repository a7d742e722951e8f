using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>A type with [PgDomain].</summary>
internal sealed record DomainSpec : DeclarationSpec
{
    public required TypeNameSpec Name { get; init; }

    /// <summary>The one property; null where there is not one, which is among the findings.</summary>
    public AttributeSpec? Value { get; init; }

    public bool IsNotNull { get; init; }

    public string? Default { get; init; }

    public EquatableArray<CheckSpec> Checks { get; init; }

    public string? Comment { get; init; }

    public EquatableArray<GrantSpec> Grants { get; init; }

    public EquatableArray<string> RenamedFrom { get; init; }
}
