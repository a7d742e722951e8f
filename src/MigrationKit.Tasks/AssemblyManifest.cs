using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MigrationKit.Core.Model;

namespace MigrationKit.Tasks;

/// <summary>
/// The manifest that the generator left in an assembly, as <c>[assembly: AssemblyMetadata("MigrationKit.Manifest", json)]</c>.
/// It is read from the metadata of the file: nothing is loaded, and no code of the user's runs.
/// </summary>
internal static class AssemblyManifest
{
    private const string Key = "MigrationKit.Manifest";
    private const string ErrorKey = "MigrationKit.Error";
    private const ushort Prolog = 1;

    /// <exception cref="FindingException">The assembly has no manifest (MK5001), or its model has an error, which is then said.</exception>
    public static string Read(string assembly)
    {
        using var stream = new FileStream(assembly, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return Find(metadata, Key)
            ?? throw new FindingException(Find(metadata, ErrorKey) is { } error ? InModel(error) : Missing(assembly));
    }

    // "MK1002: message"; the analyzers say it on its line, unless they are switched off.
    private static Finding InModel(string error)
    {
        var colon = error.IndexOf(':');
        return new Finding(error.Substring(0, colon), error.Substring(colon + 2));
    }

    private static Finding Missing(string assembly) => new(
        Codes.NoManifestInAssembly,
        $"{Path.GetFileName(assembly)} has no manifest of its schema: the generator of MigrationKit did not run, or did not finish.",
        "Look for CS8785 or CS9057 among the warnings of this build; a compiler of the .NET SDK 8.0.100 or later is needed. "
        + "Where MigrationKit is not wanted, set <MigrationKitEnabled>false</MigrationKitEnabled>.");

    private static string? Find(MetadataReader metadata, string key) => metadata.GetAssemblyDefinition().GetCustomAttributes()
        .Select(metadata.GetCustomAttribute)
        .Where(attribute => IsMetadataAttribute(attribute, metadata))
        .Select(attribute => Arguments(attribute, metadata))
        .FirstOrDefault(pair => pair.Key == key).Value;

    private static bool IsMetadataAttribute(CustomAttribute attribute, MetadataReader metadata)
    {
        // That of an assembly which defines the attribute itself is no member reference, and not the one that the generator writes.
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, "AssemblyMetadataAttribute")
            && metadata.StringComparer.Equals(type.Namespace, "System.Reflection");
    }

    private static KeyValuePair<string?, string?> Arguments(CustomAttribute attribute, MetadataReader metadata)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        return value.ReadUInt16() == Prolog ? new(value.ReadSerializedString(), value.ReadSerializedString()) : default;
    }
}
