using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

/// <summary>Their name is that of the objects: <c>TABLES</c>.</summary>
internal sealed class DefaultPrivilegesCodec : ObjectCodec<DefaultPrivileges>
{
    public override ObjectKind Kind => ObjectKind.DefaultPrivileges;

    public override string Section => "defaultPrivileges";

    protected override void WriteBody(DefaultPrivileges item, JsonWriter json) => json.String("role", item.Role);

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) =>
        new DefaultPrivileges(json.String("role"), name.Name, name.Schema.Length == 0 ? null : name.Schema);
}
