using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>What they are is read with all other rights.</summary>
internal sealed class DefaultPrivilegesReader() : ObjectReader("default_privileges", "pg_default_acl")
{
    public override SchemaObject Read(CatalogRow row) => new DefaultPrivileges(row.Text("role"), row.Text("objects"), row.TextOrNull("schema"));
}
