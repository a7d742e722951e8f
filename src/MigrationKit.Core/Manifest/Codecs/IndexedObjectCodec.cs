using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

/// <summary>A codec for an index or a constraint that has one: what they are made of, then what both can have.</summary>
internal abstract class IndexedObjectCodec<T> : TableObjectCodec<T>
    where T : IndexedObject
{
    protected abstract void WriteStructure(T item, JsonWriter json);

    protected abstract IndexedObject ReadStructure(JsonObject json, QualifiedName name, QualifiedName table);

    protected sealed override void WriteBody(T item, JsonWriter json)
    {
        WriteStructure(item, json);
        json.Strings("with", item.Parameters)
            .String("tablespace", item.Tablespace)
            .Flag("clustered", item.IsClustered)
            .Flag("replicaIdentity", item.IsReplicaIdentity)
            .String("indexComment", item.IndexComment)
            .Object("partOf", PartOf(item));
    }

    protected sealed override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => ReadStructure(json, name, table) with
    {
        Parameters = json.Strings("with"),
        Tablespace = json.StringOrNull("tablespace"),
        IsClustered = json.Flag("clustered"),
        IsReplicaIdentity = json.Flag("replicaIdentity"),
        IndexComment = json.StringOrNull("indexComment"),
        PartOf = ReadPartOf(json),
    };

    private static Action<JsonWriter>? PartOf(IndexedObject item) => item.PartOf is not { } whole ? null : writer => writer
        .String("kind", JsonNames.Camel(whole.Kind.ToString())).String("schema", whole.Schema).String("table", whole.Parent).String("name", whole.Name);

    private static ObjectId? ReadPartOf(JsonObject json) => json.Object("partOf") is not { } whole ? null
        : ObjectId.Of(whole.Enum("kind", ObjectKind.Index), new QualifiedName(whole.String("schema"), whole.String("table")), whole.String("name"));
}
