namespace MigrationKit.Benchmarks;

/// <summary>Puts a benchmark into the summary, beside what it is measured against; those are methods of the same class.</summary>
/// <param name="what">What is done, for people.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ComparedAttribute(string what) : Attribute
{
    public string What { get; } = what;

    /// <summary>The least that has to be done: what nobody can go below.</summary>
    public required string Floor { get; init; }

    /// <summary>What people would use otherwise.</summary>
    public string? Peer { get; init; }
}
