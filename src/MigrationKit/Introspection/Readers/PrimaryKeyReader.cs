using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class PrimaryKeyReader() : ObjectReader("primary_key", "pg_constraint")
{
    public override SchemaObject Read(CatalogRow row) => IndexTraits.With(row, new PrimaryKey
    {
        Table = row.Table,
        Name = row.Text("name"),
        Columns = row.Texts("columns"),
        IsWithoutOverlaps = row.Flag("is_without_overlaps"),
        Include = row.Texts("include"),
        Deferral = ConstraintTraits.Deferral(row),
        Comment = row.Comment,
    });
}
