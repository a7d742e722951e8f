using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>One [Grant]: on the column of its member, or on the whole.</summary>
internal sealed record GrantSpec : PartSpec
{
    /// <summary>In upper case.</summary>
    public required EquatableArray<string> Rights { get; init; }

    /// <summary>Names without quotes.</summary>
    public required EquatableArray<string> Roles { get; init; }

    public bool IsGrantable { get; init; }
}
