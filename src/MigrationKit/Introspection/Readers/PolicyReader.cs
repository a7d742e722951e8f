using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class PolicyReader() : ObjectReader("policy", "pg_policy")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(ObjectKind.Policy, row.Table, row.Text("name")))
    {
        Definition = row.Text("definition"),
        Clauses = row.Clauses,
        Comment = row.Comment,
    };
}
