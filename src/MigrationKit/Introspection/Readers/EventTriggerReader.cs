using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class EventTriggerReader() : ObjectReader("event_trigger", "pg_event_trigger")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(new ObjectId(ObjectKind.EventTrigger, "", row.Text("name")))
    {
        Definition = row.Text("definition"),
        Clauses = row.Clauses,
        Comment = row.Comment,
    };
}
