using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class UniqueReader() : ObjectReader("unique", "pg_constraint")
{
    public override SchemaObject Read(CatalogRow row) => IndexTraits.With(row, new UniqueConstraint
    {
        Table = row.Table,
        Name = row.Text("name"),
        Columns = row.Texts("columns"),
        IsWithoutOverlaps = row.Flag("is_without_overlaps"),
        Include = row.Texts("include"),
        NullsNotDistinct = row.Flag("nulls_not_distinct"),
        Deferral = ConstraintTraits.Deferral(row),
        Comment = row.Comment,
    });
}
