using System.Reflection;

namespace MigrationKit.Internal;

/// <summary>The version of this library, as it is recorded with each applied migration.</summary>
internal static class MigrationKitVersion
{
    public static string Current { get; } =
        typeof(MigrationKitVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "unknown";
}
