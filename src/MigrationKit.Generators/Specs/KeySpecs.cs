using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

internal sealed record PrimaryKeySpec : PartSpec
{
    public required EquatableArray<string> Properties { get; init; }

    public string? Name { get; init; }

    public EquatableArray<string> Include { get; init; }

    public Deferral Deferral { get; init; }
}

internal sealed record UniqueSpec : PartSpec
{
    public required EquatableArray<string> Properties { get; init; }

    public string? Name { get; init; }

    public EquatableArray<string> Include { get; init; }

    public bool NullsNotDistinct { get; init; }

    public Deferral Deferral { get; init; }
}

internal sealed record CheckSpec : PartSpec
{
    public required string Expression { get; init; }

    public string? Name { get; init; }

    public bool NoInherit { get; init; }

    public bool IsValidated { get; init; } = true;
}
