using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Specs;

/// <summary>What is known of the project as a whole.</summary>
internal sealed record CompilationSpec
{
    public required string AssemblyName { get; init; }

    public required AssemblySpec Declared { get; init; }

    /// <summary>Whether the runtime is referenced, without which there is nobody to register migrations with.</summary>
    public bool HasRuntime { get; init; }

    /// <summary>The registries of referenced assemblies, as C# writes the types.</summary>
    public EquatableArray<string> Providers { get; init; }
}
