using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Manifest;

/// <summary>The hash by which schemas are recognised: equal fingerprints, equal schemas.</summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of a database without any objects: where every first migration starts.</summary>
    public static string Empty { get; } = Of(DatabaseSchema.Empty);

    public static string Of(DatabaseSchema schema) => Checksum.OfText(ManifestWriter.Write(schema, ManifestForm.Canonical));
}
