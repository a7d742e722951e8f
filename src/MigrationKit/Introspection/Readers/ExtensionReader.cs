using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>An extension's comment is its control file's, so it is not read.</summary>
internal sealed class ExtensionReader() : ObjectReader("extension", "pg_extension")
{
    public override SchemaObject Read(CatalogRow row) => new Extension(row.Text("name")) { Schema = row.Text("schema"), InstalledVersion = row.Text("version") };
}
