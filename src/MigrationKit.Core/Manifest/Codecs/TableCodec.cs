using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class TableCodec : ObjectCodec<Table>
{
    public override ObjectKind Kind => ObjectKind.Table;

    public override string Section => "tables";

    /// <summary>Options of a foreign table or column, values as they are.</summary>
    public static Action<JsonWriter>? Options(EquatableArray<Clause> options) =>
        options.IsEmpty ? null : writer => options.ToList().ForEach(option => writer.String(option.Name, option.Value));

    public static EquatableArray<Clause> ReadOptions(JsonObject? options) =>
        options is null ? default : options.Keys.Select(key => new Clause(key, options.String(key))).ToEquatableArray();

    protected override void WriteBody(Table item, JsonWriter json)
    {
        json
            .Flag("unlogged", item.IsUnlogged)
            .String("accessMethod", item.AccessMethod)
            .String("tablespace", item.Tablespace)
            .Strings("with", item.Parameters)
            .Object("of", item.OfType is not { } type ? null : writer => writer.String("schema", type.Schema).String("name", type.Name))
            .String("replicaIdentity", JsonNames.Camel(item.ReplicaIdentity, ReplicaIdentity.Default))
            .Flag("rowSecurity", item.HasRowSecurity)
            .Flag("forceRowSecurity", item.ForcesRowSecurity);
        json.String("partitionBy", item.PartitionBy);
        json.Object("partitionOf", item.PartitionOf is not { } partition ? null : writer =>
        {
            WriteName(partition.Parent, writer);
            writer.String("bound", partition.Bound);
        });
        if (!item.Inherits.IsEmpty)
        {
            json.Objects("inherits", item.Inherits, WriteName);
        }

        json.Object("foreign", item.Foreign is not { } foreign ? null : writer => writer
            .String("server", foreign.Server).Object("options", Options(foreign.Options)));
    }

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
        PartitionBy = json.StringOrNull("partitionBy"),
        PartitionOf = json.Object("partitionOf") is { } partition ? new Partition(ReadName(partition), partition.String("bound")) : null,
        Inherits = json.Objects("inherits").Select(ReadName).ToEquatableArray(),
        Foreign = json.Object("foreign") is { } foreign ? new ForeignSource(foreign.String("server")) { Options = ReadOptions(foreign.Object("options")) } : null,
    };

    private static void WriteName(QualifiedName name, JsonWriter json) => json.String("schema", name.Schema).String("name", name.Name);

    private static QualifiedName ReadName(JsonObject json) => new(json.String("schema"), json.String("name"));
}
