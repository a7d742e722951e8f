using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class TriggerReader() : ObjectReader("trigger", "pg_trigger")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(ObjectKind.Trigger, row.Table, row.Text("name")))
    {
        Definition = row.Text("definition"),
        Clauses = row.Clauses,
        Comment = row.Comment,
    };
}
