using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class PublicationCodec : ObjectCodec<Publication>
{
    public override ObjectKind Kind => ObjectKind.Publication;

    public override string Section => "publications";

    public static PublishedTable ReadTable(JsonObject json) =>
        new(new QualifiedName(json.String("schema"), json.String("name")), json.Strings("columns"), json.StringOrNull("where"));

    protected override void WriteBody(Publication item, JsonWriter json)
    {
        json.Flag("allTables", item.AllTables);
        if (!item.Tables.IsEmpty)
        {
            json.Objects("tables", item.Tables, WriteTable);
        }

        json.Strings("schemas", item.Schemas)
            .String("publish", item.Publish == Publication.AllActions ? null : item.Publish)
            .Flag("viaRoot", item.ViaRoot)
            .String("generatedColumns", item.GeneratedColumns);
    }

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new Publication(name.Name)
    {
        AllTables = json.Flag("allTables"),
        Tables = json.Objects("tables").Select(ReadTable).ToEquatableArray(),
        Schemas = json.Strings("schemas"),
        Publish = json.StringOrNull("publish") ?? Publication.AllActions,
        ViaRoot = json.Flag("viaRoot"),
        GeneratedColumns = json.StringOrNull("generatedColumns"),
    };

    private static void WriteTable(PublishedTable published, JsonWriter json) => json
        .String("schema", published.Table.Schema).String("name", published.Table.Name).Strings("columns", published.Columns).String("where", published.Where);
}
