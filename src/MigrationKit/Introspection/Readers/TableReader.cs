using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class TableReader() : ObjectReader("table")
{
    public override SchemaObject Read(CatalogRow row) => new Table(row.Name) { Comment = row.Comment };
}
