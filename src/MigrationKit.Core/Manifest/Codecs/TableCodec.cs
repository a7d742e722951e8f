using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class TableCodec : ObjectCodec<Table>
{
    public override ObjectKind Kind => ObjectKind.Table;

    public override string Section => "tables";

    protected override void WriteBody(Table item, JsonWriter json)
    {
    }

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new Table(name);
}
