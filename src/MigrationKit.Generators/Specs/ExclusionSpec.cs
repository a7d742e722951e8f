using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

internal sealed record ExclusionSpec : PartSpec
{
    public required EquatableArray<IndexKeySpec> Keys { get; init; }

    /// <summary>The operator of each key; one less than keys where the last was forgotten.</summary>
    public EquatableArray<string> Operators { get; init; }

    public string? Name { get; init; }

    public string Method { get; init; } = "gist";

    public string? Where { get; init; }

    public EquatableArray<string> Include { get; init; }

    public EquatableArray<string> Parameters { get; init; }

    public Deferral Deferral { get; init; }
}
