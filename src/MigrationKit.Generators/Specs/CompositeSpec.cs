using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>A type with [PgComposite].</summary>
internal sealed record CompositeSpec : DeclarationSpec
{
    public required TypeNameSpec Name { get; init; }

    public EquatableArray<AttributeSpec> Attributes { get; init; }

    public string? Comment { get; init; }

    public EquatableArray<GrantSpec> Grants { get; init; }

    public EquatableArray<string> RenamedFrom { get; init; }
}

/// <summary>A property of a type that declares a type.</summary>
internal sealed record AttributeSpec(string Property, TypeSpec Type)
{
    /// <summary>The name given by [Column].</summary>
    public string? Name { get; init; }

    public QualifiedName? Collation { get; init; }

    public string? Comment { get; init; }
}
