using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>Views of both kinds.</summary>
internal sealed class ViewReader() : ObjectReader("view", "pg_class")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(row.Flag("is_materialized") ? ObjectKind.MaterializedView : ObjectKind.View, row.Name))
    {
        Definition = "AS" + "\n" + row.Text("query").TrimEnd(';'),
        Clauses = row.Clauses,
        Shape = row.Flag("is_populated") ? row.Texts("columns") : row.Texts("columns").Append(DefinedObject.Unpopulated).ToEquatableArray(),
        Comment = row.Comment,
    };
}
