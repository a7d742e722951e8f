using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class TableCodec : ObjectCodec<Table>
{
    public override ObjectKind Kind => ObjectKind.Table;

    public override string Section => "tables";

    protected override void WriteBody(Table item, JsonWriter json) => json
        .Flag("unlogged", item.IsUnlogged)
        .String("accessMethod", item.AccessMethod)
        .String("tablespace", item.Tablespace)
        .Strings("with", item.Parameters)
        .Object("of", item.OfType is not { } type ? null : writer => writer.String("schema", type.Schema).String("name", type.Name))
        .String("replicaIdentity", JsonNames.Camel(item.ReplicaIdentity, ReplicaIdentity.Default))
        .Flag("rowSecurity", item.HasRowSecurity)
        .Flag("forceRowSecurity", item.ForcesRowSecurity);

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new Table(name)
    {
        IsUnlogged = json.Flag("unlogged"),
        AccessMethod = json.StringOrNull("accessMethod"),
        Tablespace = json.StringOrNull("tablespace"),
        Parameters = json.Strings("with"),
        OfType = json.Object("of") is { } type ? new QualifiedName(type.String("schema"), type.String("name")) : null,
        ReplicaIdentity = json.Enum("replicaIdentity", ReplicaIdentity.Default),
        HasRowSecurity = json.Flag("rowSecurity"),
        ForcesRowSecurity = json.Flag("forceRowSecurity"),
    };
}
