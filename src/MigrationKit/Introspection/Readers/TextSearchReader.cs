using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>Parsers and templates: functions that cannot be exchanged.</summary>
internal sealed class TextSearchReader(ObjectKind kind, string query, string catalog) : ObjectReader(query, catalog)
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(kind, row.Name)) { Definition = row.Text("definition"), Comment = row.Comment };
}
