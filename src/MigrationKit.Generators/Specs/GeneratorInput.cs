using MigrationKit.Core.Model;
using MigrationKit.Generators.History;

namespace MigrationKit.Generators.Specs;

/// <summary>What the manifest is made of.</summary>
internal sealed record ManifestInput
{
    public bool Enabled { get; init; }

    public required string ModelName { get; init; }

    public required ModelSpec Model { get; init; }

    /// <summary>Steps that failed; there is no manifest then.</summary>
    public EquatableArray<string> Failures { get; init; }
}

/// <summary>What the registry of migrations is made of.</summary>
internal sealed record RegistryInput
{
    public bool Enabled { get; init; }

    public required string AssemblyName { get; init; }

    public required string ModelName { get; init; }

    public required string HistorySchema { get; init; }

    /// <summary>Null for a project that declares nothing and has no migrations: it has no set of its own.</summary>
    public HistorySpec? History { get; init; }

    public EquatableArray<string> Providers { get; init; }

    public EquatableArray<string> Failures { get; init; }
}
