namespace MigrationKit.Generators.Specs;

/// <summary>One [Partition]; what is not said is null.</summary>
internal sealed record PartitionSpec : PartSpec
{
    public required string Name { get; init; }

    public string? Schema { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? In { get; init; }

    public long? Modulus { get; init; }

    public long? Remainder { get; init; }

    public bool IsDefault { get; init; }
}
