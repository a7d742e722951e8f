using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class NamespaceCodec : ObjectCodec<Namespace>
{
    public override ObjectKind Kind => ObjectKind.Schema;

    public override string Section => "schemas";

    protected override void WriteBody(Namespace item, JsonWriter json)
    {
    }

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new Namespace(name.Name);
}
