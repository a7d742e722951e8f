using MigrationKit.Core.Manifest.Codecs;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class PublicationReader() : ObjectReader("publication", "pg_publication")
{
    public override SchemaObject Read(CatalogRow row) => new Publication(row.Text("name"))
    {
        AllTables = row.Flag("all_tables"),
        Tables = row.Texts("tables").Select(static table => PublicationCodec.ReadTable(JsonReader.ReadObject(table)))
            .OrderBy(static published => published.Table).ToEquatableArray(),
        Schemas = row.Texts("schemas").Order(StringComparer.Ordinal).ToEquatableArray(),
        Publish = row.Text("publish"),
        ViaRoot = row.Flag("via_root"),
        GeneratedColumns = row.TextOrNull("generated_columns"),
        Comment = row.Comment,
    };
}
