using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

internal sealed record ForeignKeySpec : PartSpec
{
    public required EquatableArray<string> Properties { get; init; }

    /// <summary>The referring class by its metadata name, where it is not the one that declares the foreign key.</summary>
    public string? Dependent { get; init; }

    /// <summary>The principal class by its metadata name.</summary>
    public required string PrincipalType { get; init; }

    public required string PrincipalClass { get; init; }

    /// <summary>Empty is the primary key.</summary>
    public EquatableArray<string> PrincipalProperties { get; init; }

    public string? Name { get; init; }

    public ReferentialAction OnDelete { get; init; }

    public ReferentialAction OnUpdate { get; init; }

    public EquatableArray<string> OnDeleteProperties { get; init; }

    public bool MatchFull { get; init; }

    public Deferral Deferral { get; init; }

    public bool IsValidated { get; init; } = true;
}
