using MigrationKit.Core.Manifest;
using MigrationKit.Tool.Databases;

namespace MigrationKit.Tool.Sources;

/// <summary>A manifest file.</summary>
internal sealed class ManifestSource(string fullPath, string typed) : SchemaSource
{
    public override string Description => typed;

    public override async Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(fullPath, cancellationToken).ConfigureAwait(false);
        return new SourceSchema(ManifestReader.Read(text, typed), []);
    }
}
