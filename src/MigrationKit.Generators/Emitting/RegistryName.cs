using System.Text;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Generators.Emitting;

/// <summary>The name of a project's registry: readable, and no other assembly's.</summary>
internal static class RegistryName
{
    public const string Namespace = "MigrationKit.Generated";

    public static string Of(string assemblyName)
    {
        var name = new StringBuilder("MigrationsOf_");
        foreach (var character in assemblyName)
        {
            name.Append(character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? character : '_');
        }

        // My.App and My_App are two assemblies.
        return name.Append('_').Append(Checksum.HexOfText(assemblyName), 0, 8).ToString();
    }
}
