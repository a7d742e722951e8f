using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class TableReader() : ObjectReader("table", "pg_class")
{
    public override SchemaObject Read(CatalogRow row) => new Table(row.Name) { Comment = row.Comment };
}
