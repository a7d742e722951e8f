using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class RuleReader() : ObjectReader("rule", "pg_rewrite")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(ObjectKind.Rule, row.Table, row.Text("name")))
    {
        Definition = row.Text("definition").TrimEnd(';'),
        Clauses = row.Clauses,
        Comment = row.Comment,
    };
}
