using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class ViewReader() : ObjectReader("view", "pg_class")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(ObjectKind.View, row.Name))
    {
        Definition = (row.TextOrNull("options") is { } options ? $"WITH ({options}) " : "") + "AS" + "\n" + row.Text("query").TrimEnd(';'),
        Shape = row.Texts("columns"),
        Comment = row.Comment,
    };
}
