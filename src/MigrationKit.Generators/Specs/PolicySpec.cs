using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

internal sealed record PolicySpec : PartSpec
{
    public required string Name { get; init; }

    /// <summary><c>ALL</c>, <c>SELECT</c>, …</summary>
    public string Command { get; init; } = "ALL";

    public bool IsRestrictive { get; init; }

    /// <summary>Names without quotes; empty is everyone.</summary>
    public EquatableArray<string> Roles { get; init; }

    public string? Using { get; init; }

    public string? Check { get; init; }
}
