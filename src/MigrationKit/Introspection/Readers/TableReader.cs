using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class TableReader() : ObjectReader("table", "pg_class")
{
    public override SchemaObject Read(CatalogRow row)
    {
        var partitionOf = row.NameOrNull("parent_schema", "parent") is { } parent ? new Partition(parent, row.Text("bound")) : null;
        return new Table(row.Name)
        {
            IsUnlogged = row.Flag("is_unlogged"),
            Parameters = row.Texts("parameters"),
            AccessMethod = row.TextOrNull("access_method"),
            Tablespace = row.TextOrNull("tablespace"),
            OfType = row.NameOrNull("of_schema", "of_type"),
            ReplicaIdentity = Identity(row.Text("replica_identity")),
            HasRowSecurity = row.Flag("has_row_security"),
            ForcesRowSecurity = row.Flag("forces_row_security"),
            PartitionBy = row.TextOrNull("partition_by"),
            PartitionOf = partitionOf,
            Inherits = partitionOf is null ? row.Texts("schemas").Zip(row.Texts("names"), static (schema, name) => new QualifiedName(schema, name)).ToEquatableArray() : default,
            Foreign = row.TextOrNull("server") is { } server ? new ForeignSource(server) { Options = ForeignOptions.Read(row.Texts("options")) } : null,
            Comment = row.Comment,
        };
    }

    // Where it is an index, the index has the mark.
    private static ReplicaIdentity Identity(string letter) => letter switch
    {
        "n" => ReplicaIdentity.Nothing,
        "f" => ReplicaIdentity.Full,
        _ => ReplicaIdentity.Default,
    };
}
