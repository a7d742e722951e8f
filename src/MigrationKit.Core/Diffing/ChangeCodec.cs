using System.Text;
using MigrationKit.Core.Manifest.Codecs;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>How a change stands in <c>migration.json</c>: one JSON object on one line.</summary>
internal static class ChangeCodec
{
    public static string Write(SchemaChange change)
    {
        var text = new StringBuilder();
        JsonWriter.WriteObject(text, json => Write(change, json));
        return text.ToString();
    }

    public static SchemaChange Read(JsonObject json) => json.String("change") switch
    {
        "create" => new CreateObject(ReadObject(json, "object")),
        "drop" => new DropObject(ReadObject(json, "object")),
        "alter" => new AlterObject(ReadObject(json, "from"), ReadObject(json, "to")),
        "rename" => new RenameObject(ReadId(json, "from"), ReadId(json, "to")),
        _ => throw json.Wrong("change", "one of create, drop, alter, rename"),
    };

    private static void Write(SchemaChange change, JsonWriter json)
    {
        switch (change)
        {
            case CreateObject create:
                WriteObject(json.String("change", "create"), "object", create.Object, withKind: true);
                break;
            case DropObject drop:
                WriteObject(json.String("change", "drop"), "object", drop.Object, withKind: true);
                break;
            case AlterObject alter:
                WriteObject(json.String("change", "alter"), "from", alter.From, withKind: true);
                WriteObject(json, "to", alter.To, withKind: false);
                break;
            case RenameObject rename:
                json.String("change", "rename").String("kind", JsonNames.Camel(rename.From.Kind.ToString()));
                WriteId(json, "from", rename.From);
                WriteId(json, "to", rename.To);
                break;
        }
    }

    private static void WriteObject(JsonWriter json, string key, SchemaObject item, bool withKind)
    {
        if (withKind)
        {
            json.String("kind", JsonNames.Camel(item.Id.Kind.ToString()));
            json.Object("table", item is not TableObject part ? null : table => table.String("schema", part.Table.Schema).String("name", part.Table.Name));
        }

        json.Object(key, writer => ObjectCodec.Of(item.Id.Kind).Write(item, writer));
    }

    private static SchemaObject ReadObject(JsonObject json, string key)
    {
        var item = json.Object(key) ?? throw json.Wrong(key, "an object");
        var table = json.Object("table") is { } name ? new QualifiedName(name.String("schema"), name.String("name")) : default;
        return ObjectCodec.Of(Kind(json)).Read(item, table);
    }

    private static void WriteId(JsonWriter json, string key, ObjectId id) => json.Object(key, writer => writer
        .String("schema", id.Schema.Length == 0 ? null : id.Schema).String("parent", id.Parent).String("name", id.Name).String("signature", id.Signature));

    private static ObjectId ReadId(JsonObject json, string key)
    {
        var id = json.Object(key) ?? throw json.Wrong(key, "an object");
        return new ObjectId(Kind(json), id.StringOrNull("schema") ?? "", id.String("name"), id.StringOrNull("parent"), id.StringOrNull("signature"));
    }

    private static ObjectKind Kind(JsonObject json)
    {
        _ = json.String("kind");
        return json.Enum("kind", ObjectKind.Table);
    }
}
