using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class ViewColumnReader() : ObjectReader("view_column", "pg_class")
{
    public override CatalogAddress AddressOf(CatalogRow row) => base.AddressOf(row) with { Part = row.Number("part") };

    public override SchemaObject Read(CatalogRow row) => new ViewColumn { Table = row.Table, Name = row.Text("name") };
}
