namespace MigrationKit;

/// <summary>
/// Names the generated class that holds an assembly's set of migrations, so that the build of an application finds the sets of the
/// libraries it references, and registers them at start-up. Written by generated code.
/// </summary>
/// <param name="providerType">A public class with a <c>public static MigrationSet Set { get; }</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class MigrationSetProviderAttribute(Type providerType) : Attribute
{
    /// <summary>A public class with a <c>public static MigrationSet Set { get; }</c>.</summary>
    public Type ProviderType { get; } = providerType;
}
