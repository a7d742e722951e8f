using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>Functions, window functions and procedures, told apart by their argument types.</summary>
internal sealed class RoutineReader() : ObjectReader("function", "pg_proc")
{
    public override SchemaObject Read(CatalogRow row)
    {
        var kind = row.Text("form") == "p" ? ObjectKind.Procedure : ObjectKind.Function;
        return new DefinedObject(new ObjectId(kind, row.Text("schema"), row.Text("name"), Signature: row.Text("signature")))
        {
            Definition = row.Text("definition").TrimEnd('\n'),
            Comment = row.Comment,
        };
    }
}
