using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class NamespaceReader() : ObjectReader("namespace", "pg_namespace")
{
    public override SchemaObject Read(CatalogRow row) => new Namespace(row.Text("name")) { Comment = row.Comment };
}
