using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class ExtensionCodec : ObjectCodec<Extension>
{
    public override ObjectKind Kind => ObjectKind.Extension;

    public override string Section => "extensions";

    protected override void WriteBody(Extension item, JsonWriter json) => json.String("in", item.Schema).String("version", item.Version);

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) =>
        new Extension(name.Name) { Schema = json.String("in"), Version = json.StringOrNull("version") };
}
