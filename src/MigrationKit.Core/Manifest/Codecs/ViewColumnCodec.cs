using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class ViewColumnCodec : TableObjectCodec<ViewColumn>
{
    public override ObjectKind Kind => ObjectKind.ViewColumn;

    public override string Section => "viewColumns";

    protected override void WriteBody(ViewColumn item, JsonWriter json)
    {
    }

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new ViewColumn { Table = table, Name = name.Name };
}
