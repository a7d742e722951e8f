using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class ExclusionReader() : ObjectReader("exclusion", "pg_constraint")
{
    public override SchemaObject Read(CatalogRow row) => IndexTraits.With(row, new ExclusionConstraint
    {
        Table = row.Table,
        Name = row.Text("name"),
        Method = row.Text("method"),
        Elements = IndexReader.Keys(row).Zip(row.Texts("operators"), static (key, comparison) => new ExclusionElement(key, comparison)).ToEquatableArray(),
        Include = row.Texts("include"),
        Where = row.TextOrNull("predicate"),
        Deferral = ConstraintTraits.Deferral(row),
        Comment = row.Comment,
    });
}
