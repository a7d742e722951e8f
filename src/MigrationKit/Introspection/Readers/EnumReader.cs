using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class EnumReader() : ObjectReader("enum", "pg_type")
{
    public override SchemaObject Read(CatalogRow row) => new EnumType(row.Name)
    {
        Values = row.Texts("values"),
        Comment = row.Comment,
    };
}
